=== enum comes
---
---
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
CREATE TABLE t (m mood NOT NULL DEFAULT 'sad');
COMMENT ON TYPE mood IS 'm';
=== enum goes
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int, m mood DEFAULT 'sad');
---
CREATE TABLE t (id int);
=== enum column becomes text and the type goes
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int, m mood DEFAULT 'sad');
---
CREATE TABLE t (id int, m text DEFAULT 'sad');
=== text column becomes a new enum
---
CREATE TABLE t (id int, m text DEFAULT 'sad');
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int, m mood DEFAULT 'sad');
=== enum gets values
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int, m mood DEFAULT 'sad', ms mood[]);
---
CREATE TYPE mood AS ENUM ('desperate', 'sad', 'so so', 'happy', 'glad');
CREATE TABLE t (id int, m mood DEFAULT 'sad', ms mood[]);
=== enum gets a value that a default uses at once
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int, m mood DEFAULT 'sad');
---
CREATE TYPE mood AS ENUM ('sad', 'happy', 'glad');
CREATE TABLE t (id int, m mood DEFAULT 'glad');
=== enum value is renamed
---
CREATE TYPE mood AS ENUM ('sad', 'happi');
CREATE TABLE t (m mood DEFAULT 'happi' CHECK (m <> 'happi'));
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (m mood DEFAULT 'happy' CHECK (m <> 'happy'));
=== enum is renamed
---
CREATE TYPE moods AS ENUM ('sad', 'happy', 'very happy', 'unusually happy');
CREATE TABLE t (id int, m moods DEFAULT 'sad');
---
CREATE TYPE mood AS ENUM ('sad', 'happy', 'very happy', 'unusually happy');
CREATE TABLE t (id int, m mood DEFAULT 'sad');
=== enum of another order
---
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (m mood);
---
CREATE TYPE mood AS ENUM ('b', 'a');
CREATE TABLE t (m mood);
=== enum in another schema
CREATE SCHEMA s;
---
CREATE TYPE s.mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m s.mood);
---
CREATE TYPE s.mood AS ENUM ('a', 'c');
CREATE TABLE t (m s.mood);
=== domain comes with its checks
---
---
CREATE DOMAIN email AS varchar(100) COLLATE "C" DEFAULT 'a@b' NOT NULL CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
CREATE TABLE t (e email);
COMMENT ON DOMAIN email IS 'e';
COMMENT ON CONSTRAINT has_at ON DOMAIN email IS 'at';
=== domain changes in place
---
CREATE DOMAIN d AS int DEFAULT 1 CONSTRAINT a CHECK (VALUE > 0) CONSTRAINT b CHECK (VALUE > 1);
CREATE TABLE t (d d);
---
CREATE DOMAIN d AS int DEFAULT 2 NOT NULL CONSTRAINT a CHECK (VALUE > 5) CONSTRAINT c CHECK (VALUE > 2);
CREATE TABLE t (d d);
=== domain goes
---
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TABLE t (d d);
---
CREATE TABLE t (d int);
=== composite changes in place
---
CREATE TYPE c AS (a int, b text, "See" date);
CREATE TABLE t (c c);
---
CREATE TYPE c AS (a int, "See" date, d numeric);
CREATE TABLE t (c c);
COMMENT ON COLUMN c.a IS 'a';
=== composite attribute of another type
---
CREATE TYPE c AS (a int, b text);
CREATE TABLE t (c c);
CREATE FUNCTION f(x c) RETURNS int LANGUAGE sql AS 'SELECT x.a';
---
CREATE TYPE c AS (a bigint, b text);
CREATE TABLE t (c c);
CREATE FUNCTION f(x c) RETURNS int LANGUAGE sql AS 'SELECT x.b::int';
=== composite nobody uses
---
CREATE TYPE c AS (a int);
---
CREATE TYPE c AS (a bigint);
=== types that use each other
---
---
CREATE TYPE a AS ENUM ('x');
CREATE TYPE b AS (a a, z int);
CREATE DOMAIN c AS b;
CREATE TYPE d AS (c c[], e a);
CREATE TABLE t (d d);
=== collation comes
---
---
CREATE COLLATION german (provider = icu, locale = 'de-DE');
CREATE TABLE t (a text COLLATE german);
=== array of a type that is renamed under a function
---
CREATE TYPE colour_kind AS ENUM ('red', 'green', 'blue', 'ultramarine');
CREATE FUNCTION f(c colour_kind) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (c colour_kind[]);
---
CREATE TYPE color_kind AS ENUM ('red', 'green', 'blue', 'ultramarine');
CREATE FUNCTION f(c color_kind) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (c color_kind[]);
=== enum loses a value under everything
---
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE FUNCTION cheer(m mood) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'happy'::public.mood $$;
CREATE TABLE t (id int, m mood DEFAULT 'sad' CHECK (m <> 'happy'), ms mood[] DEFAULT '{sad}');
CREATE INDEX i ON t (m) WHERE m = 'sad';
CREATE INDEX j ON t (cheer(m));
CREATE VIEW v AS SELECT m, cheer(m) AS c FROM t;
CREATE TYPE pair AS (m mood, n int);
CREATE DOMAIN good AS mood CHECK (VALUE <> 'sad');
CREATE TABLE u (p pair, g good);
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION cheer(m mood) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'happy'::public.mood $$;
CREATE TABLE t (id int, m mood DEFAULT 'sad' CHECK (m <> 'happy'), ms mood[] DEFAULT '{sad}');
CREATE INDEX i ON t (m) WHERE m = 'sad';
CREATE INDEX j ON t (cheer(m));
CREATE VIEW v AS SELECT m, cheer(m) AS c FROM t;
CREATE TYPE pair AS (m mood, n int);
CREATE DOMAIN good AS mood CHECK (VALUE <> 'sad');
CREATE TABLE u (p pair, g good);
=== domain changes its type under columns and views
---
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TABLE t (d d, ds d[]);
CREATE VIEW v AS SELECT d FROM t;
---
CREATE DOMAIN d AS bigint CHECK (VALUE > 0);
CREATE TABLE t (d d, ds d[]);
CREATE VIEW v AS SELECT d FROM t;
=== range comes and changes
---
CREATE TYPE r AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TABLE t (r r);
---
CREATE TYPE r AS RANGE (SUBTYPE = float8);
CREATE TYPE q AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = qs);
CREATE TABLE t (r r, s qs);
=== enum value is removed and rows keep the others
---
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (id int, m mood DEFAULT 'ok', ms mood[]);
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int, m mood DEFAULT 'sad', ms mood[]);
---
INSERT INTO t VALUES (1, 'sad', '{sad,happy}'), (2, 'happy', NULL);
? SELECT id, m, ms FROM t ORDER BY id
= 1|sad|{sad,happy}
= 2|happy|null
=== enum values change their order under an index and rows
---
CREATE TYPE size AS ENUM ('large', 'small', 'medium');
CREATE TABLE t (id int PRIMARY KEY, s size NOT NULL);
CREATE INDEX t_s ON t (s);
---
CREATE TYPE size AS ENUM ('small', 'medium', 'large');
CREATE TABLE t (id int PRIMARY KEY, s size NOT NULL);
CREATE INDEX t_s ON t (s);
---
INSERT INTO t VALUES (1, 'large'), (2, 'small');
? SELECT id, s FROM t ORDER BY s
= 2|small
= 1|large
=== enum value added at once used in a check, an index, a view, a function
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (m mood);
---
CREATE TYPE mood AS ENUM ('sad', 'happy', 'glad');
CREATE TABLE t (m mood, CONSTRAINT c CHECK (m <> 'glad'));
CREATE INDEX i ON t (m) WHERE m = 'glad';
CREATE VIEW v AS SELECT m FROM t WHERE m = 'glad';
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'glad'::mood $$;
=== enum value renamed and another added
---
CREATE TYPE mood AS ENUM ('sad', 'happi');
CREATE TABLE t (m mood DEFAULT 'happi');
---
CREATE TYPE mood AS ENUM ('sad', 'happy', 'glad');
CREATE TABLE t (m mood DEFAULT 'happy');
=== enum as partition key and in a foreign key
---
CREATE TYPE k AS ENUM ('a', 'b', 'c');
CREATE TABLE o (k k PRIMARY KEY);
CREATE TABLE t (k k REFERENCES o);
CREATE TABLE p (k k, n int) PARTITION BY LIST (k);
CREATE TABLE pa PARTITION OF p FOR VALUES IN ('a');
---
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE o (k k PRIMARY KEY);
CREATE TABLE t (k k REFERENCES o);
CREATE TABLE p (k k, n int) PARTITION BY LIST (k);
CREATE TABLE pa PARTITION OF p FOR VALUES IN ('a');
---
INSERT INTO o VALUES ('a'), ('b');
INSERT INTO t VALUES ('b');
INSERT INTO p VALUES ('a', 3);
? SELECT t.k, p.k, p.n FROM t, p
= b|a|3
=== enum as an argument with overloads and a trigger
---
CREATE TYPE k AS ENUM ('a', 'b', 'c');
CREATE TABLE t (k k);
CREATE FUNCTION f(x k) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION f(x int) RETURNS k LANGUAGE sql IMMUTABLE AS $$ SELECT 'a'::k $$;
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (old.k = 'a') EXECUTE FUNCTION g();
---
CREATE TYPE k AS ENUM ('c', 'b', 'a');
CREATE TABLE t (k k);
CREATE FUNCTION f(x k) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION f(x int) RETURNS k LANGUAGE sql IMMUTABLE AS $$ SELECT 'a'::k $$;
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (old.k = 'a') EXECUTE FUNCTION g();
=== enum with quotes and privileges made anew
CREATE SCHEMA "My S";
---
CREATE TYPE "My S"."Mood of" AS ENUM ('It''s', 'so "so"', 'a b');
CREATE TABLE "My S".t ("M m" "My S"."Mood of" DEFAULT 'a b');
COMMENT ON TYPE "My S"."Mood of" IS 'it''s';
REVOKE USAGE ON TYPE "My S"."Mood of" FROM PUBLIC;
---
CREATE TYPE "My S"."Mood of" AS ENUM ('so "so"', 'a b');
CREATE TABLE "My S".t ("M m" "My S"."Mood of" DEFAULT 'a b');
COMMENT ON TYPE "My S"."Mood of" IS 'it''s';
REVOKE USAGE ON TYPE "My S"."Mood of" FROM PUBLIC;
=== enum becomes a domain of its name
---
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (k k);
---
CREATE DOMAIN k AS text CHECK (VALUE IN ('a', 'b'));
CREATE TABLE t (k k);
---
INSERT INTO t VALUES ('a');
? SELECT k FROM t
= a
=== enum moves to another schema
CREATE SCHEMA s;
---
CREATE TYPE mood_of_people AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m mood_of_people DEFAULT 'a');
---
CREATE TYPE s.mood_of_people AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m s.mood_of_people DEFAULT 'a');
---
INSERT INTO t VALUES ('b');
? SELECT m FROM t
= b
=== two enums in one table, one goes into the other
---
CREATE TYPE a AS ENUM ('x', 'y');
CREATE TYPE b AS ENUM ('y', 'z');
CREATE TABLE t (a a, b b);
---
CREATE TYPE a AS ENUM ('x', 'y', 'z');
CREATE TABLE t (a a, b a);
=== domain gets checks that call each other's functions
---
CREATE DOMAIN d AS text;
CREATE TABLE t (d d, ds d[]);
---
CREATE FUNCTION ok(x text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT x <> '' $$;
CREATE DOMAIN d AS text COLLATE "C" CONSTRAINT "Is ok" CHECK (ok(VALUE)) DEFAULT 'x';
CREATE TABLE t (d d, ds d[]);
---
INSERT INTO t VALUES ('a', '{b,c}');
? SELECT d, ds FROM t
= a|{b,c}
=== domain over a domain over a domain
---
CREATE DOMAIN a AS int CHECK (VALUE > 0);
CREATE DOMAIN b AS a CHECK (VALUE < 100);
CREATE TABLE t (b b);
---
CREATE DOMAIN a AS bigint CHECK (VALUE > 0);
CREATE DOMAIN b AS a CHECK (VALUE < 100);
CREATE DOMAIN c AS b NOT NULL;
CREATE TABLE t (b b, c c DEFAULT 3);
---
INSERT INTO t (b) VALUES (5);
? SELECT b FROM t
= 5
=== domain check not valid, renamed, commented
CREATE DOMAIN d AS int CONSTRAINT a CHECK (VALUE > 0);
CREATE TABLE t (d d);
---
ALTER DOMAIN d ADD CONSTRAINT b CHECK (VALUE > 1);
---
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 1) NOT VALID;
COMMENT ON CONSTRAINT a ON DOMAIN d IS 'a';
=== domain in a function, a composite, a view and an index
---
CREATE DOMAIN d AS int;
CREATE TYPE c AS (d d, n int);
CREATE TABLE t (d d, c c);
CREATE FUNCTION f(x d) RETURNS d LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE INDEX i ON t (f(d));
CREATE VIEW v AS SELECT d, (c).n FROM t;
---
CREATE DOMAIN d AS bigint;
CREATE TYPE c AS (d d, n int);
CREATE TABLE t (d d, c c);
CREATE FUNCTION f(x d) RETURNS d LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE INDEX i ON t (f(d));
CREATE VIEW v AS SELECT d, (c).n FROM t;
---
INSERT INTO t VALUES (3, ROW(4, 5));
? SELECT d::int, (c).d::int, (c).n FROM t
= 3|4|5
=== composite in a composite in an array
---
CREATE TYPE inner_one AS (a int);
CREATE TYPE outer_one AS (i inner_one, t text);
CREATE TABLE t (o outer_one[], i inner_one);
---
CREATE TYPE inner_one AS (a int, b text);
CREATE TYPE outer_one AS (i inner_one, t text, z date);
CREATE TABLE t (o outer_one[], i inner_one);
---
INSERT INTO t (i) VALUES (ROW(7));
? SELECT (i).a FROM t
= 7
=== composite attribute of another type in use keeps rows
---
CREATE TYPE c AS (a int, b text);
CREATE TABLE t (c c, cs c[]);
CREATE VIEW v AS SELECT (c).a FROM t;
---
CREATE TYPE c AS (a bigint, b text);
CREATE TABLE t (c c, cs c[]);
CREATE VIEW v AS SELECT (c).a FROM t;
---
INSERT INTO t VALUES (ROW(1, 'x'), ARRAY[ROW(2, 'y')::c]);
? SELECT (c).a, (cs[1]).b FROM t
= 1|y
=== composite attribute renamed
---
CREATE TYPE c AS (street text, town text);
CREATE TABLE t (c c);
---
CREATE TYPE c AS (street text, city text);
CREATE TABLE t (c c);
=== composite attributes in another order
---
CREATE TYPE c AS (a int, b text);
CREATE TABLE t (c c);
---
CREATE TYPE c AS (b text, a int);
CREATE TABLE t (c c);
=== typed table whose type changes
---
CREATE TYPE c AS (a int, b text);
CREATE TABLE t OF c;
---
CREATE TYPE c AS (a int, b text, d date);
CREATE TABLE t OF c;
=== table is no longer typed
CREATE TYPE c AS (a int, b text);
---
CREATE TABLE t OF c (PRIMARY KEY (a));
---
CREATE TABLE t (a int PRIMARY KEY, b text, d date);
=== table's row type in a column of another
---
CREATE TABLE t (a int);
CREATE TABLE u (x t, xs t[]);
---
CREATE TABLE t (a int, b text);
CREATE TABLE u (x t, xs t[]);
=== range with everything made anew under an exclusion
---
CREATE TYPE tr AS RANGE (SUBTYPE = time);
CREATE TABLE t (r tr, CONSTRAINT x EXCLUDE USING gist (r WITH &&));
CREATE FUNCTION f(r tr) RETURNS time LANGUAGE sql IMMUTABLE AS 'SELECT lower(r)';
CREATE INDEX i ON t (f(r));
---
CREATE FUNCTION time_diff(a time, b time) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT extract(epoch FROM a - b)::float8';
CREATE TYPE tr AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = time_diff, MULTIRANGE_TYPE_NAME = "Tr multi");
CREATE TABLE t (r tr, CONSTRAINT x EXCLUDE USING gist (r WITH &&));
CREATE FUNCTION f(r tr) RETURNS time LANGUAGE sql IMMUTABLE AS 'SELECT lower(r)';
CREATE INDEX i ON t (f(r));
---
INSERT INTO t VALUES ('[10:00,11:00)');
? SELECT lower(r) FROM t
= 10:00:00
=== range is renamed and one goes
---
CREATE TYPE float_span AS RANGE (SUBTYPE = float8);
CREATE TYPE other AS RANGE (SUBTYPE = text);
CREATE TABLE t (s float_span, o other);
---
CREATE TYPE float_range AS RANGE (SUBTYPE = float8);
CREATE TABLE t (s float_range);
=== type is dropped while a function and a table keep its name
---
CREATE TYPE thing AS (a int);
CREATE FUNCTION make() RETURNS thing LANGUAGE sql AS 'SELECT ROW(1)::thing';
---
CREATE TABLE thing (a int);
CREATE FUNCTION make() RETURNS thing LANGUAGE sql AS 'SELECT ROW(1)::thing';
=== owners and privileges of types
---
CREATE TYPE e AS ENUM ('a');
CREATE DOMAIN d AS int;
CREATE TYPE c AS (a int);
CREATE TYPE r AS RANGE (SUBTYPE = int8);
---
CREATE TYPE e AS ENUM ('a');
CREATE DOMAIN d AS int;
CREATE TYPE c AS (a int);
CREATE TYPE r AS RANGE (SUBTYPE = int8);
ALTER TYPE e OWNER TO plan_writer;
ALTER DOMAIN d OWNER TO plan_writer;
ALTER TYPE c OWNER TO plan_reader;
GRANT USAGE ON TYPE e TO plan_reader;
REVOKE USAGE ON DOMAIN d FROM PUBLIC;
COMMENT ON DOMAIN d IS 'd';
COMMENT ON TYPE c IS 'c';
COMMENT ON TYPE r IS 'r';
COMMENT ON COLUMN c.a IS 'c.a';
=== domain over numbers of another kind
---
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TABLE t (d d, n numeric(10, 2), e d);
---
CREATE DOMAIN d AS numeric(10, 2) CHECK (VALUE > 0);
CREATE TABLE t (d d, n d, e int);
---
INSERT INTO t VALUES (3, 4.5, 6);
? SELECT round(d), round(n), e FROM t
= 3|5|6
