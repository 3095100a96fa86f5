=== primary key moves and the old column goes
---
CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL);
CREATE TABLE u (id int PRIMARY KEY, t_id int REFERENCES t);
---
CREATE TABLE t (code text PRIMARY KEY);
CREATE TABLE u (id int PRIMARY KEY, t_code text REFERENCES t);
=== primary key moves to a new identity column
---
CREATE TABLE t (code text PRIMARY KEY, a int);
---
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text NOT NULL UNIQUE, a int);
=== primary key moves within a foreign key in use by views
---
CREATE TABLE t (id int PRIMARY KEY, code int NOT NULL, name text);
CREATE TABLE u (t_id int REFERENCES t);
CREATE VIEW v AS SELECT id, name, count(*) AS n FROM t GROUP BY id;
---
CREATE TABLE t (id int NOT NULL, code int PRIMARY KEY, name text);
CREATE TABLE u (t_id int REFERENCES t);
CREATE VIEW v AS SELECT id, name, count(*) AS n FROM t GROUP BY id, name;
=== primary key changes its name and its columns
---
CREATE TABLE t (a int, b int, CONSTRAINT "Old Key" PRIMARY KEY (a));
---
CREATE TABLE t (a int, b int NOT NULL, CONSTRAINT "New Key" PRIMARY KEY (b));
=== primary key goes and columns become nullable
---
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
---
CREATE TABLE t (a int, b int);
=== primary key goes and columns stay not null
---
CREATE TABLE t (a int, b int, PRIMARY KEY (a, b));
---
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
=== key columns in another order
---
CREATE TABLE t (a int, b int, CONSTRAINT k PRIMARY KEY (a, b));
CREATE TABLE u (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES t (a, b));
---
CREATE TABLE t (a int, b int, CONSTRAINT k PRIMARY KEY (b, a));
CREATE TABLE u (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES t (a, b));
=== unique and primary change places
---
CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT p PRIMARY KEY (a), CONSTRAINT u UNIQUE (b));
CREATE TABLE r (a int REFERENCES t (a), b int REFERENCES t (b));
---
CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT p PRIMARY KEY (b), CONSTRAINT u UNIQUE (a));
CREATE TABLE r (a int REFERENCES t (a), b int REFERENCES t (b));
=== key becomes deferrable
---
CREATE TABLE t (a int, b int, CONSTRAINT p PRIMARY KEY (a), CONSTRAINT u UNIQUE (b));
CREATE TABLE r (a int CONSTRAINT f REFERENCES t (a));
---
CREATE TABLE t (a int, b int, CONSTRAINT p PRIMARY KEY (a), CONSTRAINT u UNIQUE (b) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE r (a int CONSTRAINT f REFERENCES t (a) DEFERRABLE);
=== storage parameters of a key and of indexes
---
CREATE TABLE t (a int, b text, CONSTRAINT p PRIMARY KEY (a));
CREATE INDEX i ON t (b) WITH (fillfactor = 60) WHERE a > 0;
---
CREATE TABLE t (a int, b text, CONSTRAINT p PRIMARY KEY (a) WITH (fillfactor = 70), CONSTRAINT u UNIQUE (b) WITH (fillfactor = 50));
CREATE INDEX i ON t (b) WITH (fillfactor = 70, deduplicate_items = off) WHERE a > 0;
=== index becomes a constraint under a replica identity
---
CREATE TABLE t (a int NOT NULL);
CREATE UNIQUE INDEX k ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX k;
---
CREATE TABLE t (a int NOT NULL, CONSTRAINT k UNIQUE (a));
ALTER TABLE t REPLICA IDENTITY USING INDEX k;
=== replica identity by the key that moves
---
CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT k PRIMARY KEY (a));
ALTER TABLE t REPLICA IDENTITY USING INDEX k;
ALTER TABLE t CLUSTER ON k;
---
CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT k PRIMARY KEY (b));
ALTER TABLE t REPLICA IDENTITY USING INDEX k;
ALTER TABLE t CLUSTER ON k;
=== replica identity index goes and identity becomes full
---
CREATE TABLE t (a int NOT NULL);
CREATE UNIQUE INDEX k ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX k;
---
CREATE TABLE t (a int NOT NULL);
ALTER TABLE t REPLICA IDENTITY FULL;
=== replica identity of a partition
CREATE TABLE p (a int NOT NULL, b int NOT NULL) PARTITION BY LIST (b);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
---
---
CREATE UNIQUE INDEX k ON p (a, b);
ALTER TABLE p REPLICA IDENTITY USING INDEX k;
ALTER TABLE p1 REPLICA IDENTITY FULL;
=== circle of foreign keys whose columns change their types
---
CREATE TABLE a (id int PRIMARY KEY, b int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
---
CREATE TABLE a (id bigint PRIMARY KEY, b bigint);
CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a);
ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b DEFERRABLE INITIALLY DEFERRED;
=== circle grows by a table and loses one
---
CREATE TABLE a (id int PRIMARY KEY, n int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
ALTER TABLE a ADD CONSTRAINT an FOREIGN KEY (n) REFERENCES b;
---
CREATE TABLE a (id int PRIMARY KEY, n int);
CREATE TABLE c (id int PRIMARY KEY, a int REFERENCES a);
ALTER TABLE a ADD CONSTRAINT an FOREIGN KEY (n) REFERENCES c;
=== foreign key to a partitioned table
---
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE t (p int);
---
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE p2 PARTITION OF p DEFAULT;
CREATE TABLE t (p int REFERENCES p ON DELETE CASCADE);
=== referenced key is widened while the partitioned table refers to it
---
CREATE TABLE o (id int PRIMARY KEY);
CREATE TABLE p (id int, o int REFERENCES o) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
---
CREATE TABLE o (id bigint PRIMARY KEY);
CREATE TABLE p (id int, o bigint REFERENCES o) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
=== set null for some columns, match full, not valid
CREATE TABLE o (a int, b int, PRIMARY KEY (a, b));
---
CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES o);
---
CREATE TABLE t (a int, b int);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES o MATCH FULL NOT VALID;
=== exclusion constraint with operators, expressions and deferral
---
CREATE TABLE t (a int, r tsrange, c circle);
---
CREATE TABLE t (a int, r tsrange, c circle, CONSTRAINT x EXCLUDE USING gist (r WITH &&, c WITH &&) WHERE (a > 0) DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "T x" ON t USING gist (r);
=== checks with every quoting
---
CREATE TABLE t ("A b" int, "select" text);
---
CREATE TABLE t ("A b" int CONSTRAINT "is ""good""" CHECK ("A b" > 0), "select" text CHECK ("select" <> 'it''s'), CHECK ("A b" > length("select")));
=== check is changed in place
---
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0), CONSTRAINT d CHECK (a < 100));
COMMENT ON CONSTRAINT c ON t IS 'low';
---
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 5), CONSTRAINT d CHECK (a < 100));
COMMENT ON CONSTRAINT c ON t IS 'low';
=== columns swap their keys and one goes
---
CREATE TABLE t (a int UNIQUE, b int REFERENCES t (a), c int CHECK (c > 0));
---
CREATE TABLE t (b int UNIQUE, c int REFERENCES t (b), d int CHECK (d > 0));
=== rows survive a primary key that moves
---
CREATE TABLE t (id int PRIMARY KEY, code text NOT NULL, n int);
---
CREATE TABLE t (id int NOT NULL, code text PRIMARY KEY, n bigint DEFAULT 5);
---
INSERT INTO t VALUES (1, 'a', 10), (2, 'b', 20);
? SELECT id, code, n FROM t ORDER BY id
= 1|a|10
= 2|b|20
=== temporal keys
---
CREATE TABLE t (id int, valid daterange);
---
CREATE TABLE t (id int4range, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
CREATE TABLE u (id int4range, valid daterange, FOREIGN KEY (id, PERIOD valid) REFERENCES t (id, PERIOD valid));
=== constraints not enforced
---
CREATE TABLE t (id int PRIMARY KEY, a int, b int CONSTRAINT f REFERENCES t);
---
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT c CHECK (a > 0) NOT ENFORCED, b int CONSTRAINT f REFERENCES t NOT ENFORCED);
=== named not null
---
CREATE TABLE t (a int, b int);
---
CREATE TABLE t (a int, b int CONSTRAINT b_there NOT NULL);
