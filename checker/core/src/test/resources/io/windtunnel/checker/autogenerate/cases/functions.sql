=== overloads: one goes, one changes, one stays
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 3';
---
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 22';
CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 3';
CREATE FUNCTION f(a date) RETURNS int LANGUAGE sql AS 'SELECT 4';
=== argument gets another name under a view
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT f(1) AS x;
---
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT b';
CREATE VIEW v AS SELECT f(1) AS x;
=== argument gets and loses a default
---
CREATE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT f(1, 2) AS x, g(1) AS y;
---
CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION g(a int DEFAULT 5) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT f(1, 2) AS x, g(1) AS y;
=== out arguments and RETURNS TABLE change
---
CREATE FUNCTION f(OUT a int, OUT b text) LANGUAGE sql AS $$ SELECT 1, 'x'::text $$;
CREATE FUNCTION g() RETURNS TABLE (a int, b text) LANGUAGE sql AS $$ SELECT 1, 'x'::text $$;
CREATE VIEW v AS SELECT a FROM f();
---
CREATE FUNCTION f(OUT a int, OUT b text, OUT c date) LANGUAGE sql AS $$ SELECT 1, 'x'::text, '2024-01-01'::date $$;
CREATE FUNCTION g() RETURNS TABLE (a bigint, c text) LANGUAGE sql AS $$ SELECT 1::bigint, 'x'::text $$;
CREATE VIEW v AS SELECT a FROM f();
=== function becomes a procedure and back
---
CREATE FUNCTION f(a int) RETURNS void LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p(a int) LANGUAGE sql AS 'SELECT 1';
---
CREATE PROCEDURE f(a int) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION p(a int) RETURNS void LANGUAGE sql AS 'SELECT 1';
=== volatility, strictness, security, cost and settings
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 7 SET search_path = 'pg_catalog' AS 'SELECT a';
=== language changes under a default
---
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a int DEFAULT f());
---
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
CREATE TABLE t (a int DEFAULT f());
=== trigger function goes with its triggers
CREATE TABLE t (a int);
CREATE TABLE u (a int);
---
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER two AFTER UPDATE ON u FOR EACH ROW EXECUTE FUNCTION f();
---
=== trigger function is replaced by another
CREATE TABLE t (a int);
---
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
---
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g();
=== dropped function under a policy, a rule and a materialized view that stay
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (f(a) > 0);
CREATE RULE r AS ON INSERT TO t WHERE f(new.a) > 3 DO INSTEAD NOTHING;
CREATE MATERIALIZED VIEW m AS SELECT f(a) AS x FROM t;
CREATE UNIQUE INDEX m_x ON m (x);
CREATE VIEW v AS SELECT x FROM m;
COMMENT ON VIEW v IS 'stays';
GRANT SELECT ON v TO plan_reader;
---
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0);
CREATE RULE r AS ON INSERT TO t WHERE new.a > 3 DO INSTEAD NOTHING;
CREATE MATERIALIZED VIEW m AS SELECT a AS x FROM t;
CREATE UNIQUE INDEX m_x ON m (x);
CREATE VIEW v AS SELECT x FROM m;
COMMENT ON VIEW v IS 'stays';
GRANT SELECT ON v TO plan_reader;
=== argument type changes and everything calls it
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE t (a int CONSTRAINT c CHECK (f(a) > 0), b int DEFAULT f(3), c int GENERATED ALWAYS AS (f(a)) STORED);
CREATE INDEX i ON t (f(a)) WHERE f(b) > 1;
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT f(1)';
---
CREATE FUNCTION f(a bigint) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE t (a int CONSTRAINT c CHECK (f(a) > 0), b int DEFAULT f(3), c int GENERATED ALWAYS AS (f(a)) STORED);
CREATE INDEX i ON t (f(a)) WHERE f(b) > 1;
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT f(1)';
=== function over rows of a table that gets a column
---
CREATE TABLE t (a int);
CREATE FUNCTION f(x t) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x.a';
CREATE VIEW v AS SELECT f(t.*) AS x FROM t;
---
CREATE TABLE t (a int, b int);
CREATE FUNCTION f(x t) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x.a + x.b';
CREATE VIEW v AS SELECT f(t.*) AS x FROM t;
=== function returns rows of a table that goes
---
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
---
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';
=== functions that call each other come and go
---
CREATE FUNCTION a(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION b(x int) RETURNS int LANGUAGE sql AS 'SELECT a(x)';
---
CREATE FUNCTION c(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN d(x); END $$;
CREATE FUNCTION d(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN c(x); END $$;
=== atomic bodies in a chain
---
CREATE TABLE t (a int, b text);
CREATE FUNCTION one() RETURNS bigint RETURN (SELECT count(a) FROM t);
CREATE FUNCTION two() RETURNS bigint RETURN one();
---
CREATE TABLE t (a int, b text, c date);
CREATE FUNCTION one() RETURNS bigint RETURN (SELECT count(c) FROM t);
CREATE FUNCTION two() RETURNS bigint RETURN one() + 1;
CREATE FUNCTION three() RETURNS bigint RETURN two();
=== atomic body loses its table
---
CREATE TABLE t (a int, b text);
CREATE FUNCTION one() RETURNS bigint BEGIN ATOMIC SELECT count(b) FROM t; END;
---
CREATE TABLE t (a int);
CREATE FUNCTION one() RETURNS bigint BEGIN ATOMIC SELECT count(a) FROM t; END;
=== aggregate over a function that changes its result
---
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE total(int) (SFUNC = add, STYPE = int, INITCOND = '0');
CREATE VIEW v AS SELECT total(x) AS t FROM generate_series(1, 3) x;
---
CREATE FUNCTION add(a bigint, b int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE AGGREGATE total(int) (SFUNC = add, STYPE = bigint, INITCOND = '0');
CREATE VIEW v AS SELECT total(x) AS t FROM generate_series(1, 3) x;
=== aggregates of every form
---
---
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT a + b';
CREATE FUNCTION fin(a int) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a::text $$;
CREATE AGGREGATE total(int) (SFUNC = add, STYPE = int, FINALFUNC = fin, COMBINEFUNC = add, INITCOND = '0', PARALLEL = SAFE);
CREATE FUNCTION count_it(a bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE AGGREGATE mycount(*) (SFUNC = count_it, STYPE = bigint, INITCOND = '0');
CREATE FUNCTION step(a numeric[], x numeric, f float8) RETURNS numeric[] LANGUAGE sql IMMUTABLE AS 'SELECT a || x';
COMMENT ON AGGREGATE total(int) IS 'total';
GRANT EXECUTE ON FUNCTION total(int) TO plan_reader;
=== procedure with inout
---
CREATE PROCEDURE p(INOUT a int, b text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN a := 1; END $$;
---
CREATE PROCEDURE p(INOUT a int, b text DEFAULT 'y', c int DEFAULT 3) LANGUAGE plpgsql AS $$ BEGIN a := 2; END $$;
COMMENT ON PROCEDURE p(int, text, int) IS 'p';
=== polymorphic and variadic
---
CREATE FUNCTION f(VARIADIC a anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT a[1]';
---
CREATE FUNCTION f(VARIADIC a anyarray) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(a anyelement, b anyelement) RETURNS boolean LANGUAGE sql AS 'SELECT a = b';
=== function in a check of a domain
---
CREATE FUNCTION ok(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE DOMAIN d AS int CONSTRAINT c CHECK (ok(VALUE));
CREATE TABLE t (d d);
---
CREATE FUNCTION fine(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 1';
CREATE DOMAIN d AS int CONSTRAINT c CHECK (fine(VALUE));
CREATE TABLE t (d d);
=== function with quoted names
CREATE SCHEMA "S s";
---
CREATE FUNCTION "S s"."F f"("A a" int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW "S s"."V" AS SELECT "S s"."F f"(1) AS "X y";
---
CREATE FUNCTION "S s"."F f"("B b" int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE VIEW "S s"."V" AS SELECT "S s"."F f"(1) AS "X y";
=== function moves to another schema
CREATE SCHEMA s;
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a int DEFAULT f(1));
---
CREATE FUNCTION s.f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a int DEFAULT s.f(1));
=== grants and owner of a function that is made anew
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
ALTER FUNCTION f(int) OWNER TO plan_writer;
GRANT EXECUTE ON FUNCTION f(int) TO plan_reader;
REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC;
---
CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql AS 'SELECT a::bigint';
ALTER FUNCTION f(int) OWNER TO plan_writer;
GRANT EXECUTE ON FUNCTION f(int) TO plan_reader;
REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC;
=== function in a generated column and an exclusion changes its body
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (f(a)) STORED, r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (f(a) > 0));
---
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (f(a)) STORED, r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (f(a) > 0));
