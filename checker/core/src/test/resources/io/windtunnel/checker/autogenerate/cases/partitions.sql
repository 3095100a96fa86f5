=== partitioned table comes
---
---
CREATE TABLE p (id int, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE INDEX p_d ON p (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE p2 PARTITION OF p DEFAULT;
=== partition comes and goes
CREATE TABLE p (id int, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE INDEX p_d ON p (d);
---
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
---
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
=== table is attached
CREATE TABLE p (id int, d date) PARTITION BY RANGE (d);
---
CREATE TABLE p1 (id int, d date);
---
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
=== partitioned table gets columns, index, key and check
---
CREATE TABLE p (id int NOT NULL, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
---
CREATE TABLE p (id int NOT NULL, d date NOT NULL, n text DEFAULT 'x', CONSTRAINT c CHECK (id > 0), PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX p_n ON p (n);
=== index attached to partitions by its own name
CREATE TABLE p (id int, d date) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
---
---
CREATE INDEX "On one" ON p1 (id);
CREATE INDEX on_all ON ONLY p (id);
ALTER INDEX on_all ATTACH PARTITION "On one";
=== table becomes partitioned
---
CREATE TABLE t (id int PRIMARY KEY, a text);
---
CREATE TABLE t (id int PRIMARY KEY, a text) PARTITION BY HASH (id);
CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (MODULUS 1, REMAINDER 0);
=== foreign key of a partitioned table
CREATE TABLE o (id int PRIMARY KEY);
---
CREATE TABLE p (id int, o int) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
---
CREATE TABLE p (id int, o int REFERENCES o) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
