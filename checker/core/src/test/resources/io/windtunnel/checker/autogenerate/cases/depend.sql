=== chain: table, view, function of its rows, view of the function, materialized view
---
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE plpgsql AS 'BEGIN END';
CREATE VIEW w AS SELECT a FROM f();
CREATE MATERIALIZED VIEW m AS SELECT a FROM w;
CREATE INDEX m_a ON m (a);
---
CREATE TABLE t (id int PRIMARY KEY, a bigint, b text);
CREATE VIEW v AS SELECT id, a, b FROM t;
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE plpgsql AS 'BEGIN END';
CREATE VIEW w AS SELECT a FROM f();
CREATE MATERIALIZED VIEW m AS SELECT a FROM w;
CREATE INDEX m_a ON m (a);
=== enum under a default argument, a view, an array and a trigger
---
CREATE TYPE status AS ENUM ('open', 'closed', 'lost');
CREATE TABLE t (id int, s status NOT NULL DEFAULT 'open', hist status[] DEFAULT ARRAY['open'::status]);
CREATE FUNCTION f(s status DEFAULT 'open') RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE s status := 'open'; BEGIN RETURN NEW; END $$;
CREATE TRIGGER g BEFORE UPDATE OF s ON t FOR EACH ROW EXECUTE FUNCTION g();
CREATE VIEW v AS SELECT id, s FROM f('open');
CREATE VIEW w AS SELECT count(*) FILTER (WHERE s = 'closed') AS n FROM v;
---
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE t (id int, s status NOT NULL DEFAULT 'closed', hist status[] DEFAULT ARRAY['open'::status]);
CREATE FUNCTION f(s status DEFAULT 'closed') RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE s status := 'open'; BEGIN RETURN NEW; END $$;
CREATE TRIGGER g BEFORE UPDATE OF s ON t FOR EACH ROW EXECUTE FUNCTION g();
CREATE VIEW v AS SELECT id, s FROM f('open');
CREATE VIEW w AS SELECT count(*) FILTER (WHERE s = 'closed') AS n FROM v;
=== default argument calls a function that goes
---
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a int DEFAULT one()) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT f() AS x;
---
CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION f(a int DEFAULT two()) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT f() AS x;
=== dropped function with overloads under different dependants
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE t (a int, b text, CONSTRAINT c CHECK (f(a) > 0), CONSTRAINT d CHECK (f(b) > 0));
CREATE INDEX i ON t (f(b));
CREATE VIEW v AS SELECT f(a) AS x FROM t;
---
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE t (a int, b text, CONSTRAINT d CHECK (f(b) > 0));
CREATE INDEX i ON t (f(b));
---
INSERT INTO t VALUES (1, 'x');
? SELECT a, b FROM t
= 1|x
=== dropped function in another schema with quotes, under an exclusion and a partition key
CREATE SCHEMA "Fun Ctions";
---
CREATE FUNCTION "Fun Ctions"."Of"(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE p (a int, b int) PARTITION BY RANGE ("Fun Ctions"."Of"(a));
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE t (a int, r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE ("Fun Ctions"."Of"(a) > 1));
---
CREATE TABLE p (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE t (a int, r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (a > 1));
---
INSERT INTO p VALUES (3, 4);
? SELECT a, b FROM p
= 3|4
=== function of a domain check and of another function's atomic body changes its arguments
---
CREATE FUNCTION ok(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE DOMAIN d AS int CHECK (ok(VALUE));
CREATE TABLE t (x d DEFAULT 3);
CREATE FUNCTION g(a int) RETURNS boolean RETURN ok(a);
CREATE VIEW v AS SELECT g(x) AS y FROM t;
---
CREATE FUNCTION ok(b int, strict_one boolean DEFAULT false) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT b > 0';
CREATE DOMAIN d AS int CHECK (ok(VALUE));
CREATE TABLE t (x d DEFAULT 3);
CREATE FUNCTION g(a int) RETURNS boolean RETURN ok(a);
CREATE VIEW v AS SELECT g(x) AS y FROM t;
---
INSERT INTO t DEFAULT VALUES;
? SELECT x FROM t
= 3
=== table is replaced by a view over a new one, under everything
---
CREATE TABLE people (id serial PRIMARY KEY, name text);
CREATE FUNCTION hello(p people) RETURNS text LANGUAGE sql AS $$ SELECT 'hello ' || p.name $$;
CREATE VIEW greetings AS SELECT hello(people.*) AS hello FROM people;
---
CREATE TABLE humans (id int PRIMARY KEY, full_name text, born date);
CREATE VIEW people AS SELECT id, full_name AS name FROM humans;
CREATE FUNCTION hello(p people) RETURNS text LANGUAGE sql AS $$ SELECT 'hello ' || p.name $$;
CREATE VIEW greetings AS SELECT hello(people.*) AS hello FROM people;
=== ordered-set, hypothetical and moving aggregates
---
CREATE FUNCTION acc(s numeric[], x numeric) RETURNS numeric[] LANGUAGE sql IMMUTABLE AS 'SELECT s || x';
CREATE FUNCTION fin(s numeric[], f float8) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT s[1]';
---
CREATE FUNCTION acc(s numeric[], x numeric) RETURNS numeric[] LANGUAGE sql IMMUTABLE AS 'SELECT s || x';
CREATE FUNCTION fin(s numeric[], f float8) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT s[1]';
CREATE FUNCTION plus(a bigint, b int) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a + b';
CREATE FUNCTION minus(a bigint, b int) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a - b';
CREATE AGGREGATE pick(float8 ORDER BY numeric) (SFUNC = acc, STYPE = numeric[], FINALFUNC = fin, INITCOND = '{}');
CREATE AGGREGATE total(int) (SFUNC = plus, STYPE = bigint, INITCOND = '0', MSFUNC = plus, MINVFUNC = minus, MSTYPE = bigint, MINITCOND = '0');
CREATE VIEW v AS SELECT total(x) OVER (ORDER BY x ROWS 1 PRECEDING) AS t FROM generate_series(1, 3) x;
=== indexes of every method and option
CREATE TABLE t (a int, b text, c point, d tsvector, e int[], f numeric);
---
CREATE INDEX i1 ON t USING brin (a) WITH (pages_per_range = 16);
CREATE INDEX i2 ON t USING spgist (c);
CREATE INDEX i3 ON t USING gin (d) WITH (fastupdate = off);
---
CREATE INDEX i1 ON t USING brin (a int4_minmax_multi_ops (values_per_range = 16)) WITH (pages_per_range = 32);
CREATE INDEX i2 ON t USING gist (c);
CREATE INDEX i3 ON t USING gin (d, e) WITH (fastupdate = on);
CREATE UNIQUE INDEX "I 4" ON t (b COLLATE "C" text_pattern_ops DESC NULLS LAST, (f + 1)) INCLUDE (a) NULLS NOT DISTINCT WHERE b IS NOT NULL;
ALTER INDEX i1 SET (autosummarize = on);
=== foreign table inherits
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE parent (a int, b text);
---
CREATE FOREIGN TABLE f (a int, b text) SERVER s;
---
CREATE FOREIGN TABLE f (a int, b text) INHERITS (parent) SERVER s;
CREATE FOREIGN TABLE g (c int) INHERITS (parent) SERVER s OPTIONS (x 'y');
=== window, C and internal functions, with support and cost
---
CREATE FUNCTION upper_it(text) RETURNS text LANGUAGE internal IMMUTABLE STRICT AS 'upper';
---
CREATE FUNCTION upper_it(text) RETURNS text LANGUAGE internal IMMUTABLE STRICT COST 3 AS 'upper';
CREATE FUNCTION lower_it(text) RETURNS text LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'lower';
CREATE FUNCTION rn() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION ten() RETURNS SETOF int LANGUAGE sql ROWS 10 COST 2 AS 'SELECT generate_series(1, 10)';
=== body with every quoting
---
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''it''''s $function$ \ here''';
---
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $x$
BEGIN
  -- a comment; with a semicolon
  RETURN 'it''s' || E'\n' || $y$ dollar $$ quoted $y$;
END
$x$;
CREATE FUNCTION "a;b"("c""d" text) RETURNS text LANGUAGE sql AS $$ SELECT $1 || ';' $$;
=== column added in the middle, dropped before, changed behind
---
CREATE TABLE t (a int, b int, d int);
CREATE VIEW v AS SELECT * FROM t;
---
CREATE TABLE t (b int, c int, d bigint);
CREATE VIEW v AS SELECT * FROM t;
---
INSERT INTO t VALUES (1, 2, 4);
? SELECT b, d FROM v
= 2|4
=== not null columns become nullable under a key and the other way
---
CREATE TABLE t (a int NOT NULL, b int, c int NOT NULL, CONSTRAINT k UNIQUE (a, b));
CREATE TABLE u (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES t (a, b));
---
CREATE TABLE t (a int, b int NOT NULL, c int NOT NULL, CONSTRAINT k PRIMARY KEY (b, c));
CREATE TABLE u (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES t (b, c));
=== check becomes not valid by name, unique becomes primary by name
---
CREATE TABLE t (a int NOT NULL, b int, CONSTRAINT one CHECK (b > 0), CONSTRAINT two UNIQUE (a));
CREATE TABLE u (a int CONSTRAINT f REFERENCES t (a));
---
CREATE TABLE t (a int NOT NULL, b int, CONSTRAINT two PRIMARY KEY (a));
ALTER TABLE t ADD CONSTRAINT one CHECK (b > 0) NOT VALID;
CREATE TABLE u (a int);
ALTER TABLE u ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES t (a) NOT VALID;
=== primary key from one column of a foreign key's pair to another table's
---
CREATE TABLE a (x int, y int, PRIMARY KEY (x));
CREATE TABLE b (x int PRIMARY KEY REFERENCES a (x), y int);
CREATE TABLE c (x int REFERENCES b (x));
---
CREATE TABLE a (x int, y int, PRIMARY KEY (y));
CREATE TABLE b (x int, y int PRIMARY KEY REFERENCES a (y));
CREATE TABLE c (x int REFERENCES b (y));
=== table with a self reference becomes partitioned
---
CREATE TABLE t (id int PRIMARY KEY, parent int CONSTRAINT up REFERENCES t);
CREATE INDEX i ON t (parent);
---
CREATE TABLE t (id int PRIMARY KEY, parent int CONSTRAINT up REFERENCES t) PARTITION BY RANGE (id);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (100);
CREATE INDEX i ON t (parent);
---
INSERT INTO t VALUES (1, NULL), (2, 1);
? SELECT id, parent FROM t ORDER BY id
= 1|null
= 2|1
=== partitioned table with sub-partitions stops being so
---
CREATE TABLE t (id int, d date) PARTITION BY RANGE (d);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (id);
CREATE TABLE t1a PARTITION OF t1 FOR VALUES IN (1);
CREATE TABLE t1b PARTITION OF t1 DEFAULT;
CREATE TABLE t2 PARTITION OF t DEFAULT;
CREATE INDEX i ON t (id);
CREATE VIEW v AS SELECT id FROM t1;
---
CREATE TABLE t (id int, d date);
CREATE INDEX i ON t (id);
CREATE VIEW v AS SELECT id FROM t;
---
INSERT INTO t VALUES (1, '2024-02-02'), (2, '2024-02-02'), (3, '2020-01-01');
? SELECT id, d FROM t ORDER BY id
= 1|2024-02-02
= 2|2024-02-02
= 3|2020-01-01
=== table becomes a partition of a new partitioned table of its old name
---
CREATE TABLE events (id int NOT NULL, d date NOT NULL);
CREATE INDEX events_d ON events (d);
---
CREATE TABLE events (id int NOT NULL, d date NOT NULL) PARTITION BY RANGE (d);
CREATE TABLE events_default PARTITION OF events DEFAULT;
CREATE INDEX events_d ON events (d);
---
INSERT INTO events VALUES (1, '2024-01-01');
? SELECT id, d FROM events_default
= 1|2024-01-01
=== rows of a type made anew while its table is rebuilt and referenced
---
CREATE TYPE k AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int PRIMARY KEY, k k NOT NULL, n numeric DEFAULT 3);
CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t, k k);
---
CREATE TYPE k AS ENUM ('b', 'a');
CREATE TABLE t (id int PRIMARY KEY, k k NOT NULL, n numeric(5, 1) DEFAULT 4) PARTITION BY HASH (id);
CREATE TABLE t0 PARTITION OF t FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t, k k);
---
INSERT INTO t VALUES (1, 'a', 2.5);
INSERT INTO u VALUES (7, 1, 'b');
? SELECT t.id, t.k, t.n, u.id, u.k FROM t JOIN u ON u.t = t.id
= 1|a|2.5|7|b
=== owner and privileges of a table that is made anew
---
CREATE TABLE t (id int, a text);
ALTER TABLE t OWNER TO plan_writer;
GRANT SELECT ON t TO plan_reader WITH GRANT OPTION;
GRANT UPDATE (a) ON t TO plan_reader;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
---
CREATE TABLE t (id int, a text) PARTITION BY RANGE (id);
CREATE TABLE t1 PARTITION OF t DEFAULT;
ALTER TABLE t OWNER TO plan_writer;
GRANT SELECT ON t TO plan_reader WITH GRANT OPTION;
GRANT UPDATE (a) ON t TO plan_reader;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
---
INSERT INTO t VALUES (1, 'x');
? SELECT id, a FROM t
= 1|x
=== partition is dropped under a foreign key that stays
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
---
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE TABLE t (p int REFERENCES p);
---
CREATE TABLE p3 PARTITION OF p DEFAULT;
CREATE TABLE t (p int REFERENCES p);
---
INSERT INTO p VALUES (3);
INSERT INTO t VALUES (3);
? SELECT p FROM t
= 3
=== domain with a check in arrays of new and changed columns
---
CREATE TABLE t (a text, b text[]);
---
CREATE FUNCTION fine(x text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT x <> '' $$;
CREATE DOMAIN d AS text CHECK (fine(VALUE));
CREATE TABLE t (a d, b d[], c d[]);
---
INSERT INTO t VALUES ('x', '{y}');
? SELECT a, b FROM t
= x|{y}
=== partition with rows under a foreign key gives way to others
CREATE TABLE p (id int PRIMARY KEY, n text) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
---
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX own ON p2 (n);
CREATE TABLE t (p int REFERENCES p);
---
CREATE TABLE "Zebra" PARTITION OF p FOR VALUES FROM (20) TO (30) PARTITION BY RANGE (id);
CREATE TABLE "Zebra 1" PARTITION OF "Zebra" FOR VALUES FROM (20) TO (25);
CREATE TABLE t (p int REFERENCES p);
