SET lock_timeout = '5s';
ALTER TABLE customer ADD CONSTRAINT customer_age_check CHECK (age > 0) NOT VALID;
ALTER TABLE customer VALIDATE CONSTRAINT customer_age_check;
