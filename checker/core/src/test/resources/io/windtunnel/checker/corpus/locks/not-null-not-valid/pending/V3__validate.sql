ALTER TABLE customer VALIDATE CONSTRAINT customer_name_nn;
