CREATE TABLE supplier (id bigint CONSTRAINT supplier_pkey PRIMARY KEY);
CREATE INDEX CONCURRENTLY customer_email_idx ON customer (email);
