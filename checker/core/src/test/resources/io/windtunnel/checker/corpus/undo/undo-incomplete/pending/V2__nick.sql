SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN nick text;
COMMENT ON TABLE users IS 'people with nicknames';
