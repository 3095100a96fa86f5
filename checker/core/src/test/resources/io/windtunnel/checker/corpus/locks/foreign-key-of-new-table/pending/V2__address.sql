SET lock_timeout = '5s';
CREATE TABLE address (
    id bigint CONSTRAINT address_pkey PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT address_customer_id_fkey REFERENCES customer
);
