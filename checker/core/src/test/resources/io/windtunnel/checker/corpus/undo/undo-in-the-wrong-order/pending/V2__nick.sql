SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN nick text;
CREATE VIEW nicks AS SELECT nick FROM users;
