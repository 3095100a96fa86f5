SET lock_timeout = '5s';
SET LOCAL TimeZone = 'UTC';
ALTER TABLE event ALTER COLUMN at TYPE timestamptz;
