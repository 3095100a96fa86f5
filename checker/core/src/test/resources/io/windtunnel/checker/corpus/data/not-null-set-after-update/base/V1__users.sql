CREATE TABLE users (
    id bigint CONSTRAINT users_pkey PRIMARY KEY,
    email text NOT NULL,
    name text,
    age integer
);
