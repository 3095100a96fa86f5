=== operators come, change and go with their functions
---
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR !!! (FUNCTION = same, LEFTARG = int, RIGHTARG = int);
---
CREATE FUNCTION same(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION other(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a <> b';
CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===, NEGATOR = <<>>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR <<>> (FUNCTION = other, LEFTARG = int, RIGHTARG = int, COMMUTATOR = <<>>, NEGATOR = ===);
CREATE OPERATOR === (FUNCTION = same, LEFTARG = text, RIGHTARG = text);
COMMENT ON OPERATOR === (text, text) IS 'same text';
=== operator under a view, a check and an index that stay
CREATE SCHEMA "Op s";
---
CREATE FUNCTION near(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 3';
CREATE OPERATOR "Op s".~~~ (FUNCTION = near, LEFTARG = int, RIGHTARG = int);
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a OPERATOR("Op s".~~~) b));
CREATE VIEW v AS SELECT a FROM t WHERE a OPERATOR("Op s".~~~) 5;
CREATE INDEX i ON t (a) WHERE a OPERATOR("Op s".~~~) 9;
---
CREATE FUNCTION near(a int, b int, c int DEFAULT 3) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < c';
CREATE FUNCTION near_by(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 3';
CREATE OPERATOR "Op s".~~~ (FUNCTION = near_by, LEFTARG = int, RIGHTARG = int);
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a OPERATOR("Op s".~~~) b));
CREATE VIEW v AS SELECT a FROM t WHERE a OPERATOR("Op s".~~~) 5;
CREATE INDEX i ON t (a) WHERE a OPERATOR("Op s".~~~) 9;
=== prefix operator over a type of one's own
---
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION turn(p pair) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW(p.b, p.a)::pair';
CREATE OPERATOR @@@ (FUNCTION = turn, RIGHTARG = pair);
---
CREATE TYPE pair AS (a bigint, b int);
CREATE FUNCTION turn(p pair) RETURNS pair LANGUAGE sql IMMUTABLE AS 'SELECT ROW(p.b, p.a)::pair';
CREATE OPERATOR @@@ (FUNCTION = turn, RIGHTARG = pair);
=== casts come, change and go
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION to_mood(int) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'sad'::mood $$;
CREATE FUNCTION to_mood(boolean) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'sad'::mood $$;
---
CREATE CAST (int AS mood) WITH FUNCTION to_mood(int);
CREATE CAST (boolean AS mood) WITH FUNCTION to_mood(boolean);
---
CREATE CAST (int AS mood) WITH FUNCTION to_mood(int) AS IMPLICIT;
CREATE CAST (mood AS varchar) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (int AS mood) IS 'sad';
=== cast goes with its type and its function
---
CREATE TYPE "My Mood" AS ENUM ('sad', 'happy');
CREATE FUNCTION to_mood(int) RETURNS "My Mood" LANGUAGE sql IMMUTABLE AS $$ SELECT 'sad'::"My Mood" $$;
CREATE CAST (int AS "My Mood") WITH FUNCTION to_mood(int);
---
=== cast under a type that is made anew
---
CREATE TYPE mood AS ENUM ('sad', 'happy', 'ok');
CREATE FUNCTION to_mood(int) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'sad'::mood $$;
CREATE CAST (int AS mood) WITH FUNCTION to_mood(int) AS ASSIGNMENT;
CREATE TABLE t (m mood);
---
CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE FUNCTION to_mood(int) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'sad'::mood $$;
CREATE CAST (int AS mood) WITH FUNCTION to_mood(int) AS ASSIGNMENT;
CREATE TABLE t (m mood);
---
INSERT INTO t VALUES ('happy');
? SELECT m FROM t
= happy
=== text search: dictionaries and configurations
---
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = pg_catalog.simple, accept = false);
CREATE TEXT SEARCH DICTIONARY gone (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword, word WITH plain, gone;
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR int WITH simple;
---
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = pg_catalog.simple, accept = true);
CREATE TEXT SEARCH DICTIONARY "New one" (TEMPLATE = snowball, language = german, stopwords = german);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword WITH "New one", plain;
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR email WITH simple;
CREATE TEXT SEARCH CONFIGURATION d (COPY = pg_catalog.english);
COMMENT ON TEXT SEARCH CONFIGURATION c IS 'c';
COMMENT ON TEXT SEARCH DICTIONARY plain IS 'plain';
=== text search: a configuration comes with an index, a view and a generated column
---
CREATE TABLE t (a text);
---
CREATE TEXT SEARCH CONFIGURATION my_search (COPY = pg_catalog.simple);
CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('my_search', a)) STORED);
CREATE INDEX i ON t USING gin (to_tsvector('my_search', a));
CREATE VIEW w AS SELECT to_tsvector('my_search', a) AS ts FROM t;
