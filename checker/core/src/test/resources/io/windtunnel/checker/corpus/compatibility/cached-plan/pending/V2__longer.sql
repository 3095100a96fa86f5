SET lock_timeout = '5s';
ALTER TABLE account ALTER COLUMN username TYPE varchar(40);
