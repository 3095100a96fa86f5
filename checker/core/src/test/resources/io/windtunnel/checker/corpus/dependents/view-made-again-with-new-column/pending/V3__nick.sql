SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN nick text;
CREATE OR REPLACE VIEW adult AS SELECT * FROM customer WHERE age > 17;
