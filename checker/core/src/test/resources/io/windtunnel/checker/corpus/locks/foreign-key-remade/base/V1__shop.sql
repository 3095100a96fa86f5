CREATE TABLE customer (id bigint, CONSTRAINT customer_pkey PRIMARY KEY (id));
CREATE TABLE orders (
    id bigint,
    customer_id bigint,
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer
);
