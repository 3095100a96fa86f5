CREATE SCHEMA other;
CREATE TABLE other.users (id integer, email text);
ALTER TABLE other.users ALTER COLUMN id TYPE bigint;
CREATE INDEX users_email_idx ON other.users (email);
DROP TABLE other.users;
