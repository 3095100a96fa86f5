ALTER TABLE customer VALIDATE CONSTRAINT customer_age_check;
