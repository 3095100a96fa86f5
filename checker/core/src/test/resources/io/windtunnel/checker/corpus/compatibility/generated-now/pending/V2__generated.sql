SET lock_timeout = '5s';
ALTER TABLE users DROP COLUMN name;
ALTER TABLE users ADD COLUMN name text GENERATED ALWAYS AS (upper(email)) STORED;
