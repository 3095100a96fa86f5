=== add and drop
---
CREATE SEQUENCE a;
---
CREATE SEQUENCE "B c" AS smallint INCREMENT 2 MINVALUE 3 MAXVALUE 99 START 5 CACHE 4 CYCLE;
CREATE SEQUENCE down INCREMENT -1;
COMMENT ON SEQUENCE "B c" IS 'b';
=== alter all
---
CREATE SEQUENCE a AS int;
---
CREATE SEQUENCE a AS smallint INCREMENT -2 MINVALUE -50 MAXVALUE -3 START -3 CACHE 4 CYCLE;
=== owning column goes and the sequence stays
---
CREATE TABLE t (id serial, a int);
---
CREATE SEQUENCE t_id_seq AS int;
CREATE TABLE t (a int);
=== owning table goes and the sequence moves
CREATE TABLE u (id int);
---
CREATE TABLE t (id serial, a int);
---
CREATE SEQUENCE t_id_seq AS int OWNED BY u.id;
=== rename
---
CREATE SEQUENCE order_number START 1000 INCREMENT 7;
CREATE TABLE t (n bigint DEFAULT nextval('order_number'));
---
CREATE SEQUENCE order_numbers START 1000 INCREMENT 7;
CREATE TABLE t (n bigint DEFAULT nextval('order_numbers'));
=== serial goes with its table
---
CREATE TABLE t (id serial, a int);
CREATE TABLE u (id int DEFAULT nextval('t_id_seq'));
---
CREATE TABLE u (id int);
=== default takes another sequence
CREATE SEQUENCE other;
---
CREATE TABLE t (id serial);
---
CREATE TABLE t (id int NOT NULL DEFAULT nextval('other'));
=== ownership begins, moves and ends
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int);
CREATE SEQUENCE s1;
CREATE SEQUENCE s2;
CREATE SEQUENCE s3;
---
ALTER SEQUENCE s1 OWNED BY t.a;
ALTER SEQUENCE s2 OWNED BY t.b;
---
ALTER SEQUENCE s2 OWNED BY u.a;
ALTER SEQUENCE s3 OWNED BY t.a;
