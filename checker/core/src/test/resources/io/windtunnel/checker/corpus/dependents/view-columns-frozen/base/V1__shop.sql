CREATE TABLE customer (
    id bigint CONSTRAINT customer_pkey PRIMARY KEY,
    email text NOT NULL,
    name text,
    age integer
);
CREATE TABLE purchase (
    id bigint CONSTRAINT purchase_pkey PRIMARY KEY,
    customer_id bigint NOT NULL,
    amount numeric(10, 2) NOT NULL,
    note varchar(50)
);
INSERT INTO customer SELECT n, 'c' || n || '@example.org', 'Customer ' || n, 20 + n FROM generate_series(1, 20) AS n;
INSERT INTO purchase SELECT n, 1 + n % 20, n * 1.5, 'note ' || n FROM generate_series(1, 30) AS n;
