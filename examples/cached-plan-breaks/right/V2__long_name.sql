-- A column of its own, to which code changes over.
SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN long_name varchar(40);
