SET lock_timeout = 0;
ALTER TABLE customer ADD COLUMN nick text;
