SET lock_timeout = '5s';
ALTER TABLE users DROP COLUMN nick;
DELETE FROM users;
INSERT INTO users TABLE users_before;
DROP TABLE users_before;
