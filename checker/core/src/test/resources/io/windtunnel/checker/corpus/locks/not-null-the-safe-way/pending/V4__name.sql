ALTER TABLE customer ALTER COLUMN name SET NOT NULL;
ALTER TABLE customer DROP CONSTRAINT customer_name_check;
