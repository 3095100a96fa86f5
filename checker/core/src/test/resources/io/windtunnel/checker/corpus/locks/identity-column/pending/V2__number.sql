SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
