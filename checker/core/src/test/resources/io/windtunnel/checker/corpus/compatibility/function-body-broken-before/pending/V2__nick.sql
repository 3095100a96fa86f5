SET lock_timeout = '5s';
ALTER TABLE log ADD COLUMN at date;
