-- The rows, and the foreign keys of friends and post, follow by themselves; only the names have to be told.
SET lock_timeout = '5s';
ALTER TABLE "user" RENAME TO users;
ALTER TABLE users RENAME CONSTRAINT user_pkey TO users_pkey;
ALTER TABLE users RENAME CONSTRAINT user_username_key TO users_username_key;
ALTER TABLE users RENAME CONSTRAINT user_email_key TO users_email_key;
ALTER SEQUENCE user_id_seq RENAME TO users_id_seq;
