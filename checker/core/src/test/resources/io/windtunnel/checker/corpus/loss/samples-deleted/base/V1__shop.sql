CREATE TABLE customer (
    id bigint CONSTRAINT customer_pkey PRIMARY KEY,
    email text NOT NULL
);
CREATE TABLE message (
    id bigint CONSTRAINT message_pkey PRIMARY KEY,
    customer_id bigint NOT NULL,
    body text
);
