SET lock_timeout = '5s';
ALTER TABLE purchase ALTER COLUMN note TYPE varchar(20);
