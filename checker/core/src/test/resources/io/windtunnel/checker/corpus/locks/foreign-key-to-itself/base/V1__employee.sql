CREATE TABLE employee (id bigint CONSTRAINT employee_pkey PRIMARY KEY, boss_id bigint);
INSERT INTO employee VALUES (1, NULL), (2, 1), (3, 1), (4, 2);
