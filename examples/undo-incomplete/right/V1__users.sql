CREATE TABLE users (
    id bigint,
    name text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);
INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob');
