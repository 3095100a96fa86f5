CREATE TABLE users (id bigint, name text);
CREATE INDEX ON users (name);
