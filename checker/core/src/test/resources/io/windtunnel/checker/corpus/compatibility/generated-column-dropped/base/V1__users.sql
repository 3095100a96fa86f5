CREATE TABLE users (
    id bigint CONSTRAINT users_pkey PRIMARY KEY,
    email text NOT NULL,
    domain text GENERATED ALWAYS AS (split_part(email, '@', 2)) STORED
);
