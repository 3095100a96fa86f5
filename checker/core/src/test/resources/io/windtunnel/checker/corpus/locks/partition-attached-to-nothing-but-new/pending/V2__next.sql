SET lock_timeout = '5s';
CREATE TABLE visit_2026 (id bigint NOT NULL, at date NOT NULL, page text);
ALTER TABLE visit ATTACH PARTITION visit_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
