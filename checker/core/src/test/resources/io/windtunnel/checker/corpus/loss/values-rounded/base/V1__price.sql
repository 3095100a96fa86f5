CREATE TABLE price (id bigint CONSTRAINT price_pkey PRIMARY KEY, amount numeric(10, 2) NOT NULL);
INSERT INTO price SELECT n, n + 0.55 FROM generate_series(1, 20) AS n;
