CREATE TABLE log (id bigint, line text);
CREATE UNIQUE INDEX log_pkey ON log (id);
INSERT INTO log SELECT n, 'line ' || n FROM generate_series(1, 20) AS n;
