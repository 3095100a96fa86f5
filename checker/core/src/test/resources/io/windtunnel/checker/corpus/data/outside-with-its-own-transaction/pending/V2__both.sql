BEGIN;
CREATE TABLE supplier (id bigint CONSTRAINT supplier_pkey PRIMARY KEY);
CREATE TABLE supplier_address (id bigint CONSTRAINT supplier_address_pkey PRIMARY KEY);
COMMIT;
