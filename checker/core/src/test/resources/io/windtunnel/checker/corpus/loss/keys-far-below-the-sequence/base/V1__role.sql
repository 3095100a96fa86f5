CREATE SEQUENCE role_id_seq START WITH 1000;
CREATE TABLE role (id bigint DEFAULT nextval('role_id_seq') CONSTRAINT role_pkey PRIMARY KEY, name text NOT NULL);
