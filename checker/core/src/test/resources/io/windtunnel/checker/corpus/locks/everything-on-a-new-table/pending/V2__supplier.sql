CREATE TABLE supplier (id integer, name varchar(20), country text);
INSERT INTO supplier SELECT n, 'supplier ' || n, 'AT' FROM generate_series(1, 10) AS n;
