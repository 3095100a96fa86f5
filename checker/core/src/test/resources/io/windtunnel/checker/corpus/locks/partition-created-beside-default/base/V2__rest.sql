CREATE TABLE visit_rest PARTITION OF visit DEFAULT;
INSERT INTO visit SELECT 100 + n, date '2020-01-01' + n, 'page ' || n FROM generate_series(1, 20) AS n;
