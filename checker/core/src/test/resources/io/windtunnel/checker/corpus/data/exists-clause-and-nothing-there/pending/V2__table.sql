CREATE TABLE IF NOT EXISTS supplier (id bigint CONSTRAINT supplier_pkey PRIMARY KEY);
