ALTER TABLE customer ADD COLUMN nick text;
SET lock_timeout = '5s';
