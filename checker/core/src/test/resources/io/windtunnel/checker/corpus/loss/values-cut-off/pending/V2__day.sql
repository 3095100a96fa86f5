SET lock_timeout = '5s';
ALTER TABLE event ALTER COLUMN at TYPE date;
