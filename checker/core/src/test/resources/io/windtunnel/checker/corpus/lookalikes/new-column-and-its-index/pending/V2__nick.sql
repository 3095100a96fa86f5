SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN nick text;
CREATE INDEX users_nick_idx ON users (nick);
