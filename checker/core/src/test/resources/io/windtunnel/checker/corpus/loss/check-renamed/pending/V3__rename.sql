SET lock_timeout = '5s';
ALTER TABLE customer RENAME CONSTRAINT age_check TO customer_age_check;
