SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN blocked boolean NOT NULL DEFAULT false;
ALTER TABLE customer DROP COLUMN age;
