SET lock_timeout = '5s';
ALTER TABLE users DROP COLUMN nick;
DROP VIEW nicks;
