ALTER TABLE customer ADD COLUMN nick text;
ALTER TABLE purchase ADD COLUMN currency text;
