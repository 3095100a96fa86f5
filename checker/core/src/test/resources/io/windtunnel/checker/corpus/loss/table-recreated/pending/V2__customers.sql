SET lock_timeout = '5s';
CREATE TABLE customers (
    id bigint CONSTRAINT customers_pkey PRIMARY KEY,
    email text NOT NULL,
    name text,
    age integer
);
INSERT INTO customers SELECT id, email, name, age FROM customer;
DROP TABLE customer;
