SET lock_timeout = '5s';
CREATE UNIQUE INDEX users_id_email_idx ON users (id, email);
