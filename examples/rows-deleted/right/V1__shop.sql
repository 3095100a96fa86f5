CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT customer_pkey PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE purchase (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT purchase_pkey PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT purchase_customer_id_fkey REFERENCES customer ON DELETE CASCADE,
    price numeric(10, 2) NOT NULL
);
