SET lock_timeout = '5s';
ALTER TABLE account RENAME COLUMN username TO user_name;
