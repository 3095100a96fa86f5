ALTER TABLE customer ADD CONSTRAINT customer_age_check CHECK (age > 0) NOT VALID;
