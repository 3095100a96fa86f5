SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN nick text;
ALTER TABLE customer ADD COLUMN city text;
