ALTER TABLE users ADD COLUMN user_name text;

UPDATE users SET user_name = username;

ALTER TABLE users ALTER COLUMN user_name SET NOT NULL;

ALTER TABLE users ADD CONSTRAINT users_user_name_key UNIQUE (user_name);

ALTER TABLE users DROP COLUMN username;
