CREATE TABLE IF NOT EXISTS customer (
    id bigint CONSTRAINT customer_pkey PRIMARY KEY,
    email text NOT NULL,
    phone text
);
