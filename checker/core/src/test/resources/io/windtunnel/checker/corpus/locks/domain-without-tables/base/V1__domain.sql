CREATE DOMAIN percent AS integer;
CREATE TABLE discount (id bigint CONSTRAINT discount_pkey PRIMARY KEY, rate integer);
