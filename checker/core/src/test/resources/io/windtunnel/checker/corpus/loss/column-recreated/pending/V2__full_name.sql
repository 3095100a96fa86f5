SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN full_name text;
ALTER TABLE customer DROP COLUMN name;
