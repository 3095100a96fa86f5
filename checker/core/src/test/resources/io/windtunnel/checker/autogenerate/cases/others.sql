=== schemas come and go with all in them
---
CREATE SCHEMA one;
CREATE TYPE one.k AS ENUM ('a');
CREATE TABLE one.t (id serial PRIMARY KEY, k one.k);
CREATE FUNCTION one.f(a one.t) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW one.v AS SELECT id FROM one.t;
---
CREATE SCHEMA "Two 2";
CREATE TYPE "Two 2".k AS ENUM ('a');
CREATE TABLE "Two 2".t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, k "Two 2".k);
CREATE FUNCTION "Two 2".f(a "Two 2".t) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW "Two 2".v AS SELECT id FROM "Two 2".t;
COMMENT ON SCHEMA "Two 2" IS 'two';
GRANT USAGE ON SCHEMA "Two 2" TO plan_reader;
=== schema is renamed with everything in it
---
CREATE SCHEMA shop;
CREATE TABLE shop.customer (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE shop.bill (id serial PRIMARY KEY, customer int REFERENCES shop.customer, total numeric(10, 2));
CREATE VIEW shop.totals AS SELECT customer, sum(total) AS total FROM shop.bill GROUP BY customer;
---
CREATE SCHEMA store;
CREATE TABLE store.customer (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE store.bill (id serial PRIMARY KEY, customer int REFERENCES store.customer, total numeric(10, 2));
CREATE VIEW store.totals AS SELECT customer, sum(total) AS total FROM store.bill GROUP BY customer;
---
INSERT INTO shop.customer (name) VALUES ('a');
INSERT INTO shop.bill (customer, total) VALUES (1, 3.50);
? SELECT customer, total FROM store.totals
= 1|3.50
=== same names in several schemas
CREATE SCHEMA a;
CREATE SCHEMA b;
---
CREATE TABLE a.t (id int PRIMARY KEY, x text);
CREATE TABLE b.t (id int PRIMARY KEY, x text);
CREATE INDEX i ON a.t (x);
CREATE VIEW a.v AS SELECT a.t.x FROM a.t JOIN b.t USING (id);
---
CREATE TABLE a.t (id int PRIMARY KEY, y date);
CREATE TABLE b.t (id bigint PRIMARY KEY, x text);
CREATE INDEX i ON b.t (x);
CREATE VIEW a.v AS SELECT b.t.x FROM a.t JOIN b.t ON a.t.id = b.t.id;
=== owners change
---
CREATE TABLE t (a serial);
CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA s;
---
CREATE TABLE t (a serial);
CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA s;
GRANT USAGE, CREATE ON SCHEMA public TO plan_writer;
ALTER TABLE t OWNER TO plan_writer;
ALTER VIEW v OWNER TO plan_writer;
ALTER MATERIALIZED VIEW m OWNER TO plan_writer;
ALTER FUNCTION f() OWNER TO plan_writer;
ALTER PROCEDURE p() OWNER TO plan_writer;
ALTER SCHEMA s OWNER TO plan_writer;
=== owner of new objects
---
---
CREATE SCHEMA s AUTHORIZATION plan_writer;
CREATE TABLE s.t (a int GENERATED ALWAYS AS IDENTITY, b serial);
ALTER TABLE s.t OWNER TO plan_writer;
CREATE TYPE s.e AS ENUM ('a');
ALTER TYPE s.e OWNER TO plan_reader;
=== grants of every kind
---
CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA s;
GRANT SELECT ON t TO PUBLIC;
GRANT ALL ON t TO plan_writer;
GRANT USAGE ON SCHEMA s TO plan_reader;
---
CREATE TABLE t (a int, b int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA s;
GRANT SELECT ON t TO plan_reader WITH GRANT OPTION;
GRANT INSERT, DELETE ON t TO plan_writer;
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA s TO plan_writer;
=== grant option comes and goes
CREATE TABLE t (a int, b int);
---
GRANT SELECT ON t TO plan_reader;
GRANT UPDATE ON t TO plan_reader WITH GRANT OPTION;
GRANT SELECT (a) ON t TO plan_writer WITH GRANT OPTION;
---
GRANT SELECT ON t TO plan_reader WITH GRANT OPTION;
GRANT UPDATE ON t TO plan_reader;
GRANT SELECT (a) ON t TO plan_writer;
=== default privileges come, change and go
CREATE SCHEMA s;
---
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO plan_reader;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO plan_writer;
---
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT, INSERT ON TABLES TO plan_writer WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
=== new objects under default privileges
CREATE SCHEMA s;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO plan_reader;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
---
---
CREATE TABLE s.t (a serial);
CREATE TABLE s.u (a int);
REVOKE SELECT ON s.u FROM plan_reader;
CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION s.g() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION s.g() TO PUBLIC;
=== default privileges and the objects under them come together
---
---
CREATE SCHEMA s;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO plan_reader;
CREATE TABLE s.t (a int);
=== comments on everything
---
CREATE SCHEMA s;
CREATE TABLE s.t (a int CONSTRAINT c CHECK (a > 0), b serial);
CREATE INDEX i ON s.t (a);
CREATE VIEW s.v AS SELECT a FROM s.t;
CREATE FUNCTION s.f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION s.g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER g BEFORE UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION s.g();
CREATE RULE r AS ON DELETE TO s.t DO INSTEAD NOTHING;
CREATE POLICY p ON s.t USING (a > 0);
CREATE STATISTICS s.st ON a, b FROM s.t;
---
CREATE SCHEMA s;
CREATE TABLE s.t (a int CONSTRAINT c CHECK (a > 0), b serial);
CREATE INDEX i ON s.t (a);
CREATE VIEW s.v AS SELECT a FROM s.t;
CREATE FUNCTION s.f(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION s.g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER g BEFORE UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION s.g();
CREATE RULE r AS ON DELETE TO s.t DO INSTEAD NOTHING;
CREATE POLICY p ON s.t USING (a > 0);
CREATE STATISTICS s.st ON a, b FROM s.t;
COMMENT ON SCHEMA s IS E's\nwith a line';
COMMENT ON TABLE s.t IS 'it''s $$ t \ here';
COMMENT ON COLUMN s.t.a IS 'a';
COMMENT ON CONSTRAINT c ON s.t IS 'c';
COMMENT ON INDEX s.i IS 'i';
COMMENT ON SEQUENCE s.t_b_seq IS 'b';
COMMENT ON VIEW s.v IS 'v';
COMMENT ON COLUMN s.v.a IS 'va';
COMMENT ON FUNCTION s.f(int) IS 'f';
COMMENT ON TRIGGER g ON s.t IS 'g';
COMMENT ON RULE r ON s.t IS 'r';
COMMENT ON POLICY p ON s.t IS 'p';
COMMENT ON STATISTICS s.st IS 'st';
=== statistics change, and their column its type
---
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS s1 ON a, b FROM t;
CREATE STATISTICS s2 (ndistinct) ON b, c FROM t;
CREATE STATISTICS s3 ON (a + b), c FROM t;
---
CREATE TABLE t (a bigint, b int, c int);
CREATE STATISTICS s1 ON a, b FROM t;
CREATE STATISTICS s2 (ndistinct, mcv) ON b, c FROM t;
CREATE STATISTICS s3 ON (a + b), c FROM t;
CREATE STATISTICS "S 4" (dependencies) ON a, c FROM t;
=== statistics go with their column
---
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS s1 ON a, b FROM t;
---
CREATE TABLE t (a int, c int);
CREATE STATISTICS s1 ON a, c FROM t;
=== collations come, change under a column, go
---
CREATE COLLATION german (provider = icu, locale = 'de-DE');
CREATE COLLATION other (provider = icu, locale = 'en-US');
CREATE TABLE t (a text COLLATE german, b text COLLATE other);
CREATE INDEX i ON t (a COLLATE german);
---
CREATE COLLATION german (provider = icu, locale = 'de-AT', deterministic = false);
CREATE TABLE t (a text COLLATE german, b text);
CREATE INDEX i ON t (a COLLATE german);
---
INSERT INTO t VALUES ('x', 'y');
? SELECT a, b FROM t
= x|y
=== extensions come and go
---
CREATE EXTENSION citext;
CREATE EXTENSION pg_trgm;
CREATE TABLE t (a citext);
---
CREATE SCHEMA ext;
CREATE EXTENSION hstore WITH SCHEMA ext;
CREATE EXTENSION pg_trgm WITH SCHEMA ext;
CREATE TABLE t (a text, h ext.hstore);
CREATE INDEX i ON t USING gin (a ext.gin_trgm_ops);
COMMENT ON EXTENSION hstore IS 'pairs';
=== constraint triggers, deferral, referencing
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
---
CREATE CONSTRAINT TRIGGER c AFTER INSERT ON t FROM u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER d AFTER UPDATE ON t REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION f();
CREATE TRIGGER e AFTER TRUNCATE ON t EXECUTE FUNCTION f('x', 'it''s');
---
CREATE CONSTRAINT TRIGGER c AFTER INSERT OR UPDATE OF b ON t NOT DEFERRABLE FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION f();
CREATE TRIGGER d AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION f();
CREATE TRIGGER "E e" AFTER TRUNCATE ON t EXECUTE FUNCTION f('x');
=== triggers fire always, as replica, or not
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER a AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER b AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER c AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
---
ALTER TABLE t DISABLE TRIGGER a;
ALTER TABLE t ENABLE ALWAYS TRIGGER b;
---
ALTER TABLE t ENABLE REPLICA TRIGGER b;
ALTER TABLE t DISABLE TRIGGER c;
ALTER TABLE t DISABLE RULE r;
=== trigger is renamed, moves, loses its column
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
---
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int);
CREATE TRIGGER touch_all BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER of_b BEFORE UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION f();
---
CREATE TABLE t (a int);
CREATE TABLE u (a int);
CREATE TRIGGER touch_alls BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER of_b BEFORE UPDATE OF a ON u FOR EACH ROW EXECUTE FUNCTION f();
=== rules with several actions and other tables
---
CREATE TABLE t (a int, b int);
CREATE TABLE log (a int, at timestamptz);
CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO log VALUES (new.a, now()); DELETE FROM log WHERE a < 0);
---
CREATE TABLE t (a bigint, b int);
CREATE TABLE log (a bigint, at timestamptz);
CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO log VALUES (new.a, now()); DELETE FROM log WHERE a < 0);
CREATE RULE u AS ON UPDATE TO t WHERE old.b <> new.b DO ALSO INSERT INTO log (a) VALUES (new.a);
=== event triggers
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
---
CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER b ON sql_drop EXECUTE FUNCTION f();
---
CREATE EVENT TRIGGER a ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION f();
CREATE EVENT TRIGGER "C c" ON ddl_command_start EXECUTE FUNCTION f();
ALTER EVENT TRIGGER "C c" DISABLE;
COMMENT ON EVENT TRIGGER a IS 'a';
=== event trigger comes with its function
---
---
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION f();
=== publications
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE TABLE u (a int PRIMARY KEY);
---
CREATE PUBLICATION p FOR TABLE t;
CREATE PUBLICATION q FOR ALL TABLES;
---
CREATE PUBLICATION p FOR TABLE t, u WITH (publish = 'insert, delete');
CREATE PUBLICATION "R r" FOR TABLE u;
COMMENT ON PUBLICATION p IS 'p';
=== publication's table is dropped and column changes its type
---
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE TABLE u (a int PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t, u;
---
CREATE TABLE t (a bigint PRIMARY KEY, b int);
CREATE PUBLICATION p FOR TABLE t;
=== foreign table becomes a table under a view
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
---
CREATE FOREIGN TABLE f (a int) SERVER s;
CREATE VIEW v AS SELECT a FROM f;
---
CREATE TABLE f (a int);
CREATE VIEW v AS SELECT a FROM f;
=== foreign table with checks, triggers, defaults
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
---
CREATE FOREIGN TABLE f (a int, b int DEFAULT 1) SERVER s;
---
CREATE FOREIGN TABLE f (a int NOT NULL CHECK (a > 0), b int DEFAULT 2) SERVER s;
CREATE TRIGGER g BEFORE UPDATE ON f FOR EACH ROW EXECUTE FUNCTION g();
=== publication of columns, rows, schemas, by the root
CREATE SCHEMA s;
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE TABLE s.u (a int PRIMARY KEY);
---
CREATE PUBLICATION p FOR TABLE t WHERE (a > 0), TABLES IN SCHEMA s;
---
CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (a > 1) WITH (publish_via_partition_root = true);
=== foreign data: wrappers, servers, tables and their options
---
CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true');
CREATE SERVER s TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'a');
CREATE FOREIGN TABLE f (a int OPTIONS (name 'A'), b text) SERVER s OPTIONS (t 'x');
---
CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'false');
CREATE SERVER s TYPE 'x' VERSION '2' FOREIGN DATA WRAPPER w OPTIONS (host 'b', port '5');
CREATE FOREIGN TABLE f (a bigint OPTIONS (name 'B'), b text, c date) SERVER s OPTIONS (t 'y');
CREATE FOREIGN DATA WRAPPER "W w";
COMMENT ON FOREIGN TABLE f IS 'f';
=== server and wrapper are replaced under their tables
---
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s TYPE 'a' FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a int) SERVER s;
CREATE VIEW v AS SELECT a FROM f;
---
CREATE FOREIGN DATA WRAPPER x;
CREATE SERVER s TYPE 'b' FOREIGN DATA WRAPPER x;
CREATE FOREIGN TABLE f (a int) SERVER s;
CREATE VIEW v AS SELECT a FROM f;
=== options of foreign data come and go
---
CREATE FOREIGN DATA WRAPPER w OPTIONS (a '1', "B b" 'it''s');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a', port '1');
CREATE FOREIGN TABLE f (a int OPTIONS (x '1', y '2'), b int) SERVER s OPTIONS (t 'x');
CREATE VIEW v AS SELECT a FROM f;
---
CREATE FOREIGN DATA WRAPPER w OPTIONS ("B b" 'it''s not, so', c '3');
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'b');
CREATE FOREIGN TABLE f (a int OPTIONS (y '3', z '4'), b int OPTIONS (x '1')) SERVER s;
CREATE VIEW v AS SELECT a FROM f;
