CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY);
CREATE INDEX CONCURRENTLY users_name_idx ON users (name);
