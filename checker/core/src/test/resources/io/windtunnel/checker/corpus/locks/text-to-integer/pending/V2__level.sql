SET lock_timeout = '5s';
ALTER TABLE log ALTER COLUMN level TYPE integer USING level::integer;
