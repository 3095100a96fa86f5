SET lock_timeout = '5s';
DROP TABLE purchase;
CREATE TABLE purchase (
    id bigint CONSTRAINT purchase_pkey PRIMARY KEY,
    customer_id bigint NOT NULL,
    amount numeric(12, 2) NOT NULL,
    note varchar(50)
);
