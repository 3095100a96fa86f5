SET lock_timeout = '5s';
REVOKE SELECT ON users FROM public;
COMMENT ON TABLE users IS NULL;
ALTER TABLE users DROP nick;
