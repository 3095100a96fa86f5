SET lock_timeout = '5s';
ALTER TABLE users ALTER COLUMN code TYPE varchar(40);
