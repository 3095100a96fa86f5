CREATE TABLE visit (
    id bigint NOT NULL,
    at date NOT NULL,
    page text
) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO visit SELECT n, date '2024-12-20' + n, 'page ' || n FROM generate_series(1, 30) AS n;
