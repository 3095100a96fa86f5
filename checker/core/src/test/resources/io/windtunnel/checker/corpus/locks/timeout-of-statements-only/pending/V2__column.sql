SET LOCAL statement_timeout = '30s';
ALTER TABLE customer ADD COLUMN nick text;
