CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY);
