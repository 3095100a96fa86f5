CREATE TABLE IF NOT EXISTS supplier (id bigint CONSTRAINT supplier_pkey PRIMARY KEY);
CREATE INDEX CONCURRENTLY IF NOT EXISTS customer_email_idx ON customer (email);
