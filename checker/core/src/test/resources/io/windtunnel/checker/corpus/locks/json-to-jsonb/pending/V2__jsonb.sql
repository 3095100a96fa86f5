SET lock_timeout = '5s';
ALTER TABLE event ALTER COLUMN data TYPE jsonb;
