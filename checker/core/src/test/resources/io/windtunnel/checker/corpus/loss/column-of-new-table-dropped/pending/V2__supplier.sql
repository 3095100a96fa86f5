CREATE TABLE supplier (id bigint CONSTRAINT supplier_pkey PRIMARY KEY, name text, city text);
ALTER TABLE supplier DROP COLUMN city;
