ALTER TABLE users ADD nick text;
CREATE VIEW nicks AS SELECT nick FROM users;
