DROP VIEW nicks;
ALTER TABLE users DROP nick;
