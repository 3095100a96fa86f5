CREATE TABLE log (id bigint, line text);
INSERT INTO log SELECT n, 'line ' || n FROM generate_series(1, 20) AS n;
