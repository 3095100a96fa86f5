CREATE TABLE visit_by_year (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visit_2026 PARTITION OF visit_by_year FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO visit_by_year SELECT id, at FROM visit;
