SET lock_timeout = '5s';
ALTER TABLE price ALTER COLUMN amount TYPE integer;
