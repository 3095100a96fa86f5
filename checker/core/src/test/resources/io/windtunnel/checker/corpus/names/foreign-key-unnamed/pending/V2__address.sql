SET lock_timeout = '5s';
CREATE TABLE address (id bigint CONSTRAINT address_pkey PRIMARY KEY, customer_id bigint REFERENCES customer);
