SET lock_timeout = '5s';
ALTER TABLE purchase ADD COLUMN currency text;
ALTER TABLE customer VALIDATE CONSTRAINT customer_age_check;
