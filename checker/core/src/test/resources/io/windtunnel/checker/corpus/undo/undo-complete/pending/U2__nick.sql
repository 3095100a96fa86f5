SET lock_timeout = '5s';
DROP VIEW nicks;
ALTER TABLE users DROP COLUMN nick;
