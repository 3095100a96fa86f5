ALTER TABLE customer ADD CONSTRAINT age_check CHECK (age > 0);
