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
