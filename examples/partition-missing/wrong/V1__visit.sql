CREATE TABLE visit (id bigint, at date NOT NULL, CONSTRAINT visit_pkey PRIMARY KEY (id));
