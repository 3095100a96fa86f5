CREATE TABLE customer (
    id bigint CONSTRAINT customer_pkey PRIMARY KEY,
    email text NOT NULL
);
CREATE TABLE account (
    id bigint CONSTRAINT account_pkey PRIMARY KEY,
    email text NOT NULL
);
CREATE TABLE purchase (
    id bigint CONSTRAINT purchase_pkey PRIMARY KEY,
    paid_fk_id bigint CONSTRAINT purchase_paid_fk_id_fkey REFERENCES customer
);
