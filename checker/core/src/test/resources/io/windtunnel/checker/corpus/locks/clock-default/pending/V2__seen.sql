SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN seen timestamptz NOT NULL DEFAULT clock_timestamp();
