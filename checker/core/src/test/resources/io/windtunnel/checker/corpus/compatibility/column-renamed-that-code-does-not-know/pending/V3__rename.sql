SET lock_timeout = '5s';
ALTER TABLE account RENAME COLUMN legacy TO archived;
