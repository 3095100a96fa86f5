CREATE TABLE customer (
    id bigint CONSTRAINT customer_pkey PRIMARY KEY,
    code text NOT NULL
);
CREATE TABLE purchase (
    id bigint CONSTRAINT purchase_pkey PRIMARY KEY,
    code text
);
