CREATE TEMPORARY TABLE users AS SELECT id, email FROM public.users;
UPDATE users SET email = lower(email);
CREATE INDEX users_email_idx ON users (email);
DELETE FROM users;
DROP TABLE users;
