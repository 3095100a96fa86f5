ALTER TABLE customer ADD CONSTRAINT customer_name_check CHECK (name IS NOT NULL) NOT VALID;
