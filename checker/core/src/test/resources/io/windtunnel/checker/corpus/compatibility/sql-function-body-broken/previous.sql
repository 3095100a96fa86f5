CREATE TABLE other (id bigint CONSTRAINT other_pkey PRIMARY KEY);
