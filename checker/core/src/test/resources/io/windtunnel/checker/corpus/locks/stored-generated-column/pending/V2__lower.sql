SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN lower_email text GENERATED ALWAYS AS (lower(email)) STORED;
