SET lock_timeout = '5s';
ALTER TABLE users ALTER COLUMN name TYPE integer USING name::integer;
