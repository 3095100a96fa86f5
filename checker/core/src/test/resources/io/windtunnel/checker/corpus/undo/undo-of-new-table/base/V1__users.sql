CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob');
