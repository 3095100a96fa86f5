SET lock_timeout = '5s';
ALTER TABLE customer DROP CONSTRAINT customer_age_check;
ALTER TABLE customer ADD CONSTRAINT customer_age_check CHECK (age BETWEEN 1 AND 150);
