SET lock_timeout = '5s';
ALTER TABLE users RENAME COLUMN username TO user_name;

ALTER TABLE users RENAME CONSTRAINT users_username_key TO users_user_name_key;
