=== enum loses a value under everything
---
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE FUNCTION cheer(m mood) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'happy'::mood $$;
CREATE TABLE t (id int, m mood DEFAULT 'sad' CHECK (m <> 'happy'), ms mood[] DEFAULT '{sad}');
CREATE INDEX i ON t (m) WHERE m = 'sad';
CREATE INDEX j ON t (cheer(m));
CREATE VIEW v AS SELECT m, cheer(m) AS c FROM t;
CREATE TYPE pair AS (m mood, n int);
CREATE DOMAIN good AS mood CHECK (VALUE <> 'sad');
CREATE TABLE u (p pair, g good);
---
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION cheer(m mood) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'happy'::mood $$;
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
