-- What PostgreSQL 15 added.
CREATE TABLE since_15 (id int PRIMARY KEY, a numeric(10,-2), b numeric(3,5), c int, UNIQUE NULLS NOT DISTINCT (c));
