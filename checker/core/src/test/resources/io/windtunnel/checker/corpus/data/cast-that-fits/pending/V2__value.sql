SET lock_timeout = '5s';
ALTER TABLE reading ALTER COLUMN raw TYPE integer;
