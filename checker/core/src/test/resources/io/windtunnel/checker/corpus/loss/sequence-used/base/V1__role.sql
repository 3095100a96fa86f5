CREATE TABLE role (id bigserial CONSTRAINT role_pkey PRIMARY KEY, name text NOT NULL);
INSERT INTO role (name) VALUES ('reader'), ('writer');
