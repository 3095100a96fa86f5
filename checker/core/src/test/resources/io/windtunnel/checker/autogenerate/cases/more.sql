=== new column that must not be null, over rows
---
CREATE TABLE t (id int);
---
CREATE TABLE t (id int, a text NOT NULL DEFAULT 'x', b int NOT NULL GENERATED ALWAYS AS IDENTITY, c serial);
---
INSERT INTO t VALUES (1), (2);
? SELECT id, a, count(*) OVER () FROM t ORDER BY id
= 1|x|2
= 2|x|2
=== column swaps with another of its type by name
---
CREATE TABLE t (id int PRIMARY KEY, first_name text NOT NULL, last_name text);
CREATE VIEW v AS SELECT first_name, last_name FROM t;
---
CREATE TABLE t (id int PRIMARY KEY, first_name text, last_name text NOT NULL);
CREATE VIEW v AS SELECT last_name, first_name FROM t;
=== foreign key between tables that swap their direction
---
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
---
CREATE TABLE a (id int PRIMARY KEY, b int);
CREATE TABLE b (id int PRIMARY KEY);
ALTER TABLE a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES b;
=== enum in a primary key of a partitioned table with a foreign key
---
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE p (k k, id int, PRIMARY KEY (k, id)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE t (k k, id int, FOREIGN KEY (k, id) REFERENCES p);
---
CREATE TYPE k AS ENUM ('b');
CREATE TABLE p (k k, id int, PRIMARY KEY (k, id)) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE t (k k, id int, FOREIGN KEY (k, id) REFERENCES p);
---
INSERT INTO p VALUES ('b', 1);
INSERT INTO t VALUES ('b', 1);
? SELECT k, id FROM t
= b|1
=== key of a partitioned table under foreign keys changes its type
---
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE t (p int REFERENCES p);
---
CREATE TABLE p (id bigint PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE t (p bigint REFERENCES p);
---
INSERT INTO p VALUES (1), (2);
INSERT INTO t VALUES (2);
? SELECT p FROM t
= 2
=== partition gets a key, columns, comments and privileges of its own
CREATE TABLE p (id int, n text) PARTITION BY RANGE (id);
---
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
---
CREATE TABLE p1 PARTITION OF p (id NOT NULL DEFAULT 3, CONSTRAINT c CHECK (n <> ''), CONSTRAINT k UNIQUE (n)) FOR VALUES FROM (1) TO (10) WITH (fillfactor = 70);
COMMENT ON TABLE p1 IS 'one';
COMMENT ON COLUMN p1.n IS 'n';
GRANT SELECT ON p1 TO plan_reader;
=== partitioned table's privileges, comments, owner, security
---
CREATE TABLE p (id int, n text) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p DEFAULT;
---
CREATE TABLE p (id int, n text) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p DEFAULT;
COMMENT ON TABLE p IS 'p';
COMMENT ON COLUMN p.n IS 'n';
GRANT SELECT ON p TO plan_reader;
ALTER TABLE p OWNER TO plan_writer;
ALTER TABLE p1 OWNER TO plan_reader;
ALTER TABLE p ENABLE ROW LEVEL SECURITY;
=== partitions swap their bounds
CREATE TABLE p (id int) PARTITION BY RANGE (id);
---
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
---
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (1) TO (10);
=== column of a partitioned table is renamed, another comes
---
CREATE TABLE p (id int, customer_name text, d date) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE INDEX p_customer_name ON p (customer_name);
---
CREATE TABLE p (id int, customername text, d date, extra int NOT NULL DEFAULT 0) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE INDEX p_customername ON p (customername);
---
INSERT INTO p VALUES (1, 'a', '2024-01-01');
? SELECT id, customername, extra FROM p
= 1|a|0
=== generated column of a partitioned table changes
---
CREATE TABLE p (id int, a int, g int GENERATED ALWAYS AS (a + 1) STORED) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE INDEX p_g ON p (g);
---
CREATE TABLE p (id int, a bigint, g bigint GENERATED ALWAYS AS (a + 2) STORED) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE INDEX p_g ON p (g);
---
INSERT INTO p (id, a) VALUES (1, 5);
? SELECT id, a, g FROM p
= 1|5|7
=== check of a partitioned table calls a function that changes
---
CREATE FUNCTION ok(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE TABLE p (id int, CONSTRAINT c CHECK (ok(id))) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE INDEX i ON p (ok(id));
---
CREATE FUNCTION ok(b int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT b > 0';
CREATE TABLE p (id int, CONSTRAINT c CHECK (ok(id))) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE INDEX i ON p (ok(id));
=== default of a partitioned table calls a function that goes
---
CREATE FUNCTION next_one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE p (id int DEFAULT next_one(), n int) PARTITION BY RANGE (n);
CREATE TABLE p1 PARTITION OF p DEFAULT;
---
CREATE TABLE p (id int DEFAULT 7, n int) PARTITION BY RANGE (n);
CREATE TABLE p1 PARTITION OF p DEFAULT;
=== serial of a parent with children changes to identity
---
CREATE TABLE parent (id serial PRIMARY KEY, a text);
CREATE TABLE child (b int) INHERITS (parent);
---
CREATE TABLE parent (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a text);
CREATE TABLE child (b int) INHERITS (parent);
=== sequence ownership moves between a dropped and a partitioned table
---
CREATE TABLE t (id bigserial);
---
CREATE TABLE p (id bigint, d date) PARTITION BY RANGE (d);
CREATE SEQUENCE t_id_seq OWNED BY p.id;
ALTER TABLE p ALTER id SET DEFAULT nextval('t_id_seq');
CREATE TABLE p1 PARTITION OF p DEFAULT;
=== ownership changes within a table whose columns change places
---
CREATE TABLE t (a serial, b int NOT NULL DEFAULT 0);
---
CREATE TABLE t (a int NOT NULL DEFAULT 0, b serial);
=== identity moves to another column
---
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b int);
---
CREATE TABLE t (a int, b int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
=== sequences change their names in a circle with tables
---
CREATE SEQUENCE one START 5;
CREATE TABLE two (a int);
---
CREATE SEQUENCE two START 5;
CREATE TABLE one (b text);
=== policies change with the role, the column and row security at once
---
CREATE TABLE t (id int, owner_name text, tenant int);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON t FOR SELECT TO plan_reader USING (owner_name = current_user);
CREATE POLICY write ON t FOR ALL TO plan_writer USING (tenant = 1) WITH CHECK (tenant = 1);
---
CREATE TABLE t (id int, owner_name name, tenant bigint);
ALTER TABLE t FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON t FOR SELECT TO plan_writer USING (owner_name = current_user OR tenant > 5);
CREATE POLICY write ON t AS RESTRICTIVE FOR UPDATE USING (tenant = 1);
---
INSERT INTO t VALUES (1, 'me', 2);
? SELECT id, owner_name, tenant FROM t
= 1|me|2
=== policy in a sub-select over a table that is rebuilt
---
CREATE TABLE acl (who text, what int);
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (EXISTS (SELECT FROM acl WHERE acl.what = t.id));
---
CREATE TABLE acl (who text, what int) PARTITION BY LIST (who);
CREATE TABLE acl_rest PARTITION OF acl DEFAULT;
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (EXISTS (SELECT FROM acl WHERE acl.what = t.id));
---
INSERT INTO acl VALUES ('me', 3);
? SELECT who, what FROM acl
= me|3
=== rule, trigger, publication, statistics over a table that is rebuilt
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
---
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE log (id int);
CREATE RULE r AS ON INSERT TO log DO ALSO SELECT count(*) FROM t;
CREATE TRIGGER g AFTER INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION f();
CREATE PUBLICATION p FOR TABLE t;
CREATE STATISTICS s ON id, a FROM t;
---
CREATE TABLE t (id int PRIMARY KEY, a int) PARTITION BY RANGE (id);
CREATE TABLE t1 PARTITION OF t DEFAULT;
CREATE TABLE log (id int);
CREATE RULE r AS ON INSERT TO log DO ALSO SELECT count(*) FROM t;
CREATE TRIGGER g AFTER INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION f();
CREATE PUBLICATION p FOR TABLE t;
CREATE STATISTICS s ON id, a FROM t;
---
INSERT INTO t VALUES (1, 2);
? SELECT id, a FROM t
= 1|2
=== replica identity index of a table whose column changes its type, and of one that is dropped
---
CREATE TABLE t (id int NOT NULL, a int);
CREATE UNIQUE INDEX "Rep l" ON t (id);
ALTER TABLE t REPLICA IDENTITY USING INDEX "Rep l";
CREATE TABLE u (id int NOT NULL);
CREATE UNIQUE INDEX u_id ON u (id);
ALTER TABLE u REPLICA IDENTITY USING INDEX u_id;
---
CREATE TABLE t (id bigint NOT NULL, a int);
CREATE UNIQUE INDEX "Rep l" ON t (id);
ALTER TABLE t REPLICA IDENTITY USING INDEX "Rep l";
CREATE TABLE u (id int);
ALTER TABLE u REPLICA IDENTITY NOTHING;
=== replica identity index is renamed
CREATE TABLE t (id int NOT NULL, a int);
---
CREATE UNIQUE INDEX t_replica ON t (id);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_replica;
---
CREATE UNIQUE INDEX t_replicas ON t (id);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_replicas;
