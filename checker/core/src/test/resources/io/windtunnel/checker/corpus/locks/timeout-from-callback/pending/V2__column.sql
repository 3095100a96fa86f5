ALTER TABLE customer ADD COLUMN nick text;
