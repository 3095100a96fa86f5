CREATE SCHEMA other;
SET LOCAL search_path = other, public;
CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY);
