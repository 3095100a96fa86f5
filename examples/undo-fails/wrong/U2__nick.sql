ALTER TABLE users DROP nick;
DROP VIEW nicks;
