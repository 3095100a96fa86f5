=== add every kind
CREATE TABLE t (a int, b text, c int[], d text);
---
---
CREATE INDEX i1 ON t (a DESC NULLS LAST);
CREATE UNIQUE INDEX i2 ON t (b, a) INCLUDE (d);
CREATE INDEX i3 ON t USING gin (c);
CREATE INDEX i4 ON t (lower(b)) WHERE a > 1;
CREATE INDEX i5 ON t USING hash (d);
CREATE INDEX i6 ON t (b text_pattern_ops) WITH (fillfactor = 50);
COMMENT ON INDEX i6 IS 'six';
=== change and drop
CREATE TABLE t (a int, b text);
---
CREATE INDEX i1 ON t (a);
CREATE INDEX i2 ON t (b);
CREATE INDEX i3 ON t (a, b);
---
CREATE INDEX i1 ON t (a DESC);
CREATE UNIQUE INDEX i2 ON t (b);
=== rename
CREATE TABLE t (a int, b text);
---
CREATE INDEX one ON t (lower(b));
---
CREATE INDEX "Two" ON t (lower(b));
=== comments
CREATE TABLE t (a int PRIMARY KEY);
CREATE INDEX i ON t (a);
---
COMMENT ON INDEX i IS 'x';
---
COMMENT ON INDEX t_pkey IS 'key';
=== expression calls a function that goes
CREATE TABLE t (a int);
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE INDEX i ON t (f(a));
---
CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE INDEX i ON t (g(a));
=== unique index under a foreign key
CREATE TABLE t (a int, b int);
---
CREATE UNIQUE INDEX i ON t (a);
CREATE TABLE u (a int REFERENCES t (a));
---
CREATE UNIQUE INDEX i ON t (a) INCLUDE (b);
CREATE TABLE u (a int REFERENCES t (a));
=== on a materialized view
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 2 AS b;
---
CREATE INDEX i ON m (a);
---
CREATE UNIQUE INDEX i ON m (b);
=== cluster
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE INDEX i ON t (b);
CREATE TABLE u (a int PRIMARY KEY);
---
ALTER TABLE t CLUSTER ON i;
---
ALTER TABLE t CLUSTER ON t_pkey;
ALTER TABLE u CLUSTER ON u_pkey;
=== index moves to another table
CREATE TABLE t (a int);
CREATE TABLE u (a int);
---
CREATE INDEX i ON t (a);
---
CREATE INDEX i ON u (a);
