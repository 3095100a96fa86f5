SET lock_timeout = '5s'; CREATE TABLE client (id bigint CONSTRAINT client_pkey PRIMARY KEY, name text NOT NULL);
DROP TABLE customer;
