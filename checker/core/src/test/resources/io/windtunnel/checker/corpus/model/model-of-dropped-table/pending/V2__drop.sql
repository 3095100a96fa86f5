SET lock_timeout = '5s';
DROP TABLE users;
CREATE TABLE city (id bigint CONSTRAINT city_pkey PRIMARY KEY);
