SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN score integer NOT NULL DEFAULT 0;
