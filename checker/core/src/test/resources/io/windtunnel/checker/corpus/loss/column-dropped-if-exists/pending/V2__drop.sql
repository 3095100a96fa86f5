SET lock_timeout = '5s';
ALTER TABLE customer DROP COLUMN IF EXISTS age;
