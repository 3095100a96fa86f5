CREATE SCHEMA other;
SET search_path = other;
CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY);
RESET search_path;
