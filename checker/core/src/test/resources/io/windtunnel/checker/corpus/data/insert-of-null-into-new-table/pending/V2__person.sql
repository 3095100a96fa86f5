SET lock_timeout = '5s';
CREATE TABLE person (
    id bigint CONSTRAINT person_pkey PRIMARY KEY,
    name text NOT NULL
);
INSERT INTO person (id, name) SELECT id, name FROM users;
