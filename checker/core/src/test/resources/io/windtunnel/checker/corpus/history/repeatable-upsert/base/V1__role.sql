CREATE TABLE role (name text CONSTRAINT role_pkey PRIMARY KEY);
