CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text);
