ALTER TABLE users DROP nick;
