=== view on view on view, the first column changes its type
---
CREATE TABLE t (a int, b int);
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a + b AS s FROM v1;
CREATE VIEW v3 AS SELECT max(s) AS m FROM v2;
GRANT SELECT ON v3 TO plan_reader;
COMMENT ON COLUMN v2.s IS 'sum';
---
CREATE TABLE t (a bigint, b int);
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a + b AS s FROM v1;
CREATE VIEW v3 AS SELECT max(s) AS m FROM v2;
GRANT SELECT ON v3 TO plan_reader;
COMMENT ON COLUMN v2.s IS 'sum';
=== column of a lower view is renamed
CREATE TABLE t (a int, b int);
---
CREATE VIEW v1 AS SELECT a AS x, b FROM t;
CREATE VIEW v2 AS SELECT x FROM v1;
---
CREATE VIEW v1 AS SELECT a AS y, b FROM t;
CREATE VIEW v2 AS SELECT y AS x FROM v1;
=== column of a lower view goes
CREATE TABLE t (a int, b int);
---
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a FROM v1;
CREATE VIEW v3 AS SELECT a, b FROM v1;
---
CREATE VIEW v1 AS SELECT a FROM t;
CREATE VIEW v2 AS SELECT a FROM v1;
CREATE VIEW v3 AS SELECT a, 0 AS b FROM v1;
=== columns of views change their order
CREATE TABLE t (a int, b text);
---
CREATE VIEW v AS SELECT a, b FROM t;
---
CREATE VIEW v AS SELECT b, a FROM t;
=== view stands on the column that goes
---
CREATE TABLE t (a int, b int, c int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT * FROM v;
---
CREATE TABLE t (a int, c int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT * FROM v;
=== view becomes recursive, gets options
CREATE TABLE t (id int, parent int);
---
CREATE VIEW v AS SELECT id FROM t;
CREATE VIEW w WITH (check_option = local) AS SELECT id FROM t WHERE id > 0;
---
CREATE RECURSIVE VIEW v (id) AS SELECT id FROM t UNION ALL SELECT t.id FROM t JOIN v ON t.parent = v.id;
CREATE VIEW w WITH (security_invoker = true) AS SELECT id FROM t WHERE id > 0;
=== default of a view's column
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
---
ALTER VIEW v ALTER a SET DEFAULT 1;
---
ALTER VIEW v ALTER a SET DEFAULT 2;
ALTER VIEW v ALTER b SET DEFAULT 3;
=== materialized views in a chain with indexes
---
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m1 AS SELECT a, b FROM t;
CREATE UNIQUE INDEX m1_a ON m1 (a);
CREATE MATERIALIZED VIEW m2 AS SELECT b FROM m1;
CREATE INDEX m2_b ON m2 (lower(b)) WHERE b <> '';
COMMENT ON INDEX m2_b IS 'lower';
---
CREATE TABLE t (a bigint, b varchar(40));
CREATE MATERIALIZED VIEW m1 AS SELECT a, b FROM t;
CREATE UNIQUE INDEX m1_a ON m1 (a);
CREATE MATERIALIZED VIEW m2 AS SELECT b FROM m1;
CREATE INDEX m2_b ON m2 (lower(b)) WHERE b <> '';
COMMENT ON INDEX m2_b IS 'lower';
=== materialized view keeps its query and changes the rest
CREATE TABLE t (a int, b text);
---
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE INDEX i ON m (a);
---
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a, b FROM t;
CREATE INDEX i ON m (b);
ALTER MATERIALIZED VIEW m CLUSTER ON i;
COMMENT ON MATERIALIZED VIEW m IS 'm';
COMMENT ON COLUMN m.a IS 'a';
GRANT SELECT ON m TO plan_reader;
=== materialized view becomes a view under a view
CREATE TABLE t (a int);
---
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE VIEW v AS SELECT a FROM m;
---
CREATE VIEW m AS SELECT a FROM t;
CREATE VIEW v AS SELECT a FROM m;
=== table becomes a view of its name
---
CREATE TABLE old_data (a int, b int);
CREATE TABLE t (a int);
CREATE VIEW w AS SELECT a FROM t;
---
CREATE TABLE old_data (a int, b int);
CREATE VIEW t AS SELECT a FROM old_data;
CREATE VIEW w AS SELECT a FROM t;
=== view is renamed
CREATE TABLE t (a int, b int);
---
CREATE VIEW overview_of_all AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM overview_of_all;
---
CREATE VIEW overview AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM overview;
=== views in a circle of names
CREATE TABLE t (a int);
---
CREATE VIEW a AS SELECT a FROM t;
CREATE VIEW b AS SELECT a FROM a;
---
CREATE VIEW b AS SELECT a FROM t;
CREATE VIEW a AS SELECT a FROM b;
=== instead-of triggers and rules of views
CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
---
CREATE VIEW v AS SELECT a FROM t;
CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
CREATE RULE r AS ON UPDATE TO v DO INSTEAD NOTHING;
---
CREATE VIEW v AS SELECT b, a FROM t;
CREATE TRIGGER g INSTEAD OF INSERT OR DELETE ON v FOR EACH ROW EXECUTE FUNCTION f();
CREATE RULE r AS ON UPDATE TO v DO INSTEAD NOTHING;
=== view over a function, a join, a set, a window
CREATE TABLE t (id int PRIMARY KEY, a int, n text);
CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t);
---
---
CREATE VIEW j AS SELECT t.id, t.n, u.id AS u FROM t LEFT JOIN u ON u.t = t.id;
CREATE VIEW g AS SELECT g.x, row_number() OVER (ORDER BY g.x) AS r FROM generate_series(1, 3) AS g(x);
CREATE VIEW s AS SELECT id FROM t UNION SELECT id FROM u EXCEPT SELECT 5;
CREATE VIEW c AS WITH w AS (SELECT a, count(*) AS n FROM t GROUP BY a) SELECT w.a, w.n FROM w WHERE w.n > 1;
CREATE VIEW "V v" AS SELECT j.id AS "Id", 'it''s' AS "Text" FROM j;
=== privileges on columns of views and tables
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
---
GRANT SELECT (a), UPDATE (b) ON t TO plan_reader;
GRANT SELECT (a) ON v TO plan_reader;
---
GRANT SELECT (b) ON t TO plan_reader;
GRANT INSERT (a) ON t TO plan_writer WITH GRANT OPTION;
GRANT SELECT (a, b) ON v TO plan_writer;
=== view's row type in a function and a column
---
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(x v) RETURNS int LANGUAGE sql AS 'SELECT x.a';
---
CREATE TABLE t (a bigint);
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f(x v) RETURNS int LANGUAGE sql AS 'SELECT x.a::int';
=== view with a column of an enum that is made anew
---
CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (e e);
CREATE VIEW v AS SELECT e, 'a'::e AS f FROM t WHERE e = 'b';
CREATE MATERIALIZED VIEW m AS SELECT e FROM v;
---
CREATE TYPE e AS ENUM ('b', 'a');
CREATE TABLE t (e e);
CREATE VIEW v AS SELECT e, 'a'::e AS f FROM t WHERE e = 'b';
CREATE MATERIALIZED VIEW m AS SELECT e FROM v;
