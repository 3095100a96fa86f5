SET lock_timeout = '5s';
CREATE TABLE users_before AS TABLE users;
ALTER TABLE users ADD COLUMN nick text;
