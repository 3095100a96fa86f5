=== cluster
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE INDEX i ON t (b);
CREATE TABLE u (a int PRIMARY KEY);
---
ALTER TABLE t CLUSTER ON i;
---
ALTER TABLE t CLUSTER ON t_pkey;
ALTER TABLE u CLUSTER ON u_pkey;
=== index moves to another table
CREATE TABLE t (a int);
CREATE TABLE u (a int);
---
CREATE INDEX i ON t (a);
---
CREATE INDEX i ON u (a);
