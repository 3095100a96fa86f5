CREATE TABLE role (name text CONSTRAINT role_pkey PRIMARY KEY);
INSERT INTO role VALUES ('reader'), ('writer');
