SET lock_timeout = '5s';
ALTER TABLE log RENAME COLUMN line TO entry;
