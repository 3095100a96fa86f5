CREATE VIEW everybody AS SELECT id FROM users;
CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY);
