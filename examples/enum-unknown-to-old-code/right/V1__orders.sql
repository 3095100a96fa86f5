CREATE TYPE state AS ENUM ('open', 'paid');

CREATE TABLE orders (
    id bigint,
    state state NOT NULL,
    CONSTRAINT orders_pkey PRIMARY KEY (id)
);
