CREATE TABLE visit_2026 (id bigint NOT NULL, at date NOT NULL, page text);
INSERT INTO visit_2026 SELECT n, date '2026-01-01' + n, 'page ' || n FROM generate_series(1, 20) AS n;
