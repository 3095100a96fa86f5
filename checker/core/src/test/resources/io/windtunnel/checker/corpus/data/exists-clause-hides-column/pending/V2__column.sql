SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN IF NOT EXISTS age bigint;
