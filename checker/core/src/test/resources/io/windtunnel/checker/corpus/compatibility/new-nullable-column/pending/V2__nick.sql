SET lock_timeout = '5s';
ALTER TABLE account ADD COLUMN nick text;
