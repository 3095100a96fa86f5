SET lock_timeout = '5s';
ALTER TABLE one ADD COLUMN name text;
