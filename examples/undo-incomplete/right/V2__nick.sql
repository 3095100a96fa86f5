SET lock_timeout = '5s';
ALTER TABLE users ADD nick text;
COMMENT ON TABLE users IS 'people with nicknames';
GRANT SELECT ON users TO public;
