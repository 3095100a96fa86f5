SET lock_timeout = '5s';
-- windtunnel:ignore constraint-index-build users has some hundred rows
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
