CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY, name text);
INSERT INTO city VALUES (1, 'Graz');
