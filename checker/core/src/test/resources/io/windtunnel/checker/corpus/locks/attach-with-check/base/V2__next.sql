CREATE TABLE visit_2026 (
    id bigint NOT NULL,
    at date NOT NULL,
    page text,
    CONSTRAINT visit_2026_at_check CHECK (at >= '2026-01-01' AND at < '2027-01-01')
);
INSERT INTO visit_2026 SELECT n, date '2026-01-01' + n, 'page ' || n FROM generate_series(1, 20) AS n;
