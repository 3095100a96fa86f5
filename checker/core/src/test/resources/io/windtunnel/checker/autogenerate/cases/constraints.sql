=== add every kind
CREATE TABLE o (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
---
CREATE TABLE t (id int NOT NULL, a int, b int, r int4range);
---
CREATE TABLE t (id int NOT NULL, a int, b int, r int4range, CONSTRAINT t_pk PRIMARY KEY (id), CONSTRAINT t_u UNIQUE (a, b), CONSTRAINT t_c CHECK (a < b), CONSTRAINT t_f FOREIGN KEY (a, b) REFERENCES o (a, b), CONSTRAINT t_x EXCLUDE USING gist (r WITH &&));
COMMENT ON CONSTRAINT t_c ON t IS 'a is less';
=== primary key moves to another column
---
CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL);
CREATE TABLE u (t_id int REFERENCES t);
---
CREATE TABLE t (id int NOT NULL, code text PRIMARY KEY);
CREATE TABLE u (t_id int);
=== primary key moves and the foreign key with it
---
CREATE TABLE t (id int CONSTRAINT t_pkey PRIMARY KEY, code int NOT NULL);
CREATE TABLE u (t_id int CONSTRAINT u_t REFERENCES t (id));
---
CREATE TABLE t (id int NOT NULL, code int CONSTRAINT t_pkey PRIMARY KEY);
CREATE TABLE u (t_id int CONSTRAINT u_t REFERENCES t (code));
=== primary key over more columns
---
CREATE TABLE t (a int PRIMARY KEY, b int);
---
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
=== primary key becomes unique
---
CREATE TABLE t (a int, CONSTRAINT k PRIMARY KEY (a));
---
CREATE TABLE t (a int, CONSTRAINT k UNIQUE (a));
=== primary key under a grouping view
CREATE TABLE t (id int NOT NULL, code int NOT NULL, name text);
---
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id);
CREATE VIEW v AS SELECT id, name, count(*) AS n FROM t GROUP BY id;
---
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id) INCLUDE (name);
CREATE VIEW v AS SELECT id, name, count(*) AS n FROM t GROUP BY id;
=== rename constraints
CREATE TABLE o (id int PRIMARY KEY);
---
CREATE TABLE t (id int, o int, CONSTRAINT a PRIMARY KEY (id), CONSTRAINT b CHECK (id > 0), CONSTRAINT c FOREIGN KEY (o) REFERENCES o);
---
CREATE TABLE t (id int, o int, CONSTRAINT x PRIMARY KEY (id), CONSTRAINT y CHECK (id > 0), CONSTRAINT z FOREIGN KEY (o) REFERENCES o);
=== actions of foreign keys
CREATE TABLE o (id int PRIMARY KEY);
---
CREATE TABLE t (o int REFERENCES o);
---
CREATE TABLE t (o int REFERENCES o ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED);
=== foreign key points elsewhere
CREATE TABLE o (id int PRIMARY KEY);
CREATE TABLE p (id int PRIMARY KEY);
---
CREATE TABLE t (o int CONSTRAINT f REFERENCES o);
---
CREATE TABLE t (o int CONSTRAINT f REFERENCES p);
=== not valid gets validated and the other way
CREATE TABLE t (a int, b int);
---
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT d CHECK (b > 0);
---
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
ALTER TABLE t ADD CONSTRAINT d CHECK (b > 0) NOT VALID;
=== new table with a constraint that is not valid
---
---
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
=== check calls a function that changes its arguments
---
CREATE FUNCTION ok(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE TABLE t (a int, CONSTRAINT c CHECK (ok(a)));
---
CREATE FUNCTION ok(a int, b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > b';
CREATE TABLE t (a int, CONSTRAINT c CHECK (ok(a, 1)));
=== check with no inherit
---
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
---
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0) NO INHERIT);
=== comments on constraints
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0), b int CONSTRAINT d CHECK (b > 0));
---
COMMENT ON CONSTRAINT c ON t IS 'one';
---
COMMENT ON CONSTRAINT c ON t IS 'two';
COMMENT ON CONSTRAINT d ON t IS 'three';
=== self reference
---
CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t);
---
CREATE TABLE t (id bigint PRIMARY KEY, parent bigint REFERENCES t ON DELETE CASCADE);
=== unique nulls not distinct
---
CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));
---
CREATE TABLE t (a int, CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a));
=== exclusion changes
---
CREATE TABLE t (r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&));
---
CREATE TABLE t (r int4range, CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (NOT isempty(r)));
=== keys between schemas
CREATE SCHEMA a;
CREATE SCHEMA b;
---
CREATE TABLE a.t (id int PRIMARY KEY);
CREATE TABLE b.t (id int REFERENCES a.t);
---
CREATE TABLE b.t (id int PRIMARY KEY);
CREATE TABLE a.t (id int REFERENCES b.t);
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
