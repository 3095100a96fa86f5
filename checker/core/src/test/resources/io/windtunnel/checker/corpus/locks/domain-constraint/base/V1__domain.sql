CREATE DOMAIN percent AS integer;
CREATE TABLE discount (id bigint CONSTRAINT discount_pkey PRIMARY KEY, rate percent);
INSERT INTO discount SELECT n, n FROM generate_series(1, 20) AS n;
