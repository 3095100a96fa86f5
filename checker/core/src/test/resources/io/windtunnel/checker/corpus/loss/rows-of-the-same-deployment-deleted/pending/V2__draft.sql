CREATE TABLE draft (id bigint CONSTRAINT draft_pkey PRIMARY KEY);
INSERT INTO draft SELECT id FROM customer;
DELETE FROM draft;
