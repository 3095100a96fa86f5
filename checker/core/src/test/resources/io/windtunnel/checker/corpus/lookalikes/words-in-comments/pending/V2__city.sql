-- DROP TABLE users;
/* TRUNCATE users; ALTER TABLE users ALTER COLUMN id TYPE text; */
CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY); -- CREATE INDEX ON users (name)
