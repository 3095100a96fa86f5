CREATE TABLE log (id bigint CONSTRAINT log_pkey PRIMARY KEY, level text NOT NULL);
INSERT INTO log SELECT n, n % 5 FROM generate_series(1, 20) AS n;
