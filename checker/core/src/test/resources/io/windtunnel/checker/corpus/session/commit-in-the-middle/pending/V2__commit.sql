SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN nick text;
COMMIT;
INSERT INTO users (id, email) VALUES (1, 'a@example.org');
