=== table's row type in use while a column changes its type
---
CREATE TABLE t (a int);
CREATE TABLE u (x t);
---
CREATE TABLE t (a bigint);
CREATE TABLE u (x t);
