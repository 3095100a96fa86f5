SET lock_timeout = '5s';
CREATE UNIQUE INDEX users_email_idx ON users (email);
