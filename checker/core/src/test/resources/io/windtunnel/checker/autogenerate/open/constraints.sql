=== unique constraint becomes an index
---
CREATE TABLE t (a int, CONSTRAINT k UNIQUE (a));
---
CREATE TABLE t (a int);
CREATE UNIQUE INDEX k ON t (a);
=== check calls a function over the table
---
---
CREATE TABLE t (a int);
CREATE FUNCTION fine(x t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT x.a > 0';
ALTER TABLE t ADD CONSTRAINT c CHECK (fine(t.*));
