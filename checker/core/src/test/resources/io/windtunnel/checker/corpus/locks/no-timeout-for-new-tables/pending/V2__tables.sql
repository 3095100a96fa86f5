CREATE TABLE supplier (id bigint CONSTRAINT supplier_pkey PRIMARY KEY, name text NOT NULL);
ALTER TABLE supplier ADD COLUMN city text NOT NULL;
CREATE INDEX supplier_city_idx ON supplier (city);
