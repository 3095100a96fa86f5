SET lock_timeout = '5s';
ALTER TABLE customer DROP COLUMN age;
ALTER TABLE customer ADD COLUMN age bigint;
