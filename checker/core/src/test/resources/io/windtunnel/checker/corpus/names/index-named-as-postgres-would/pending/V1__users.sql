CREATE TABLE users (id bigint, name text);
CREATE INDEX users_name_idx ON users (name);
