SET lock_timeout = '5s';
ALTER TABLE account DROP COLUMN username;
