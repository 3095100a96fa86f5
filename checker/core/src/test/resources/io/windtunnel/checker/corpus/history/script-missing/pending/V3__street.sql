CREATE TABLE street (id bigint CONSTRAINT street_pkey PRIMARY KEY);
