CREATE TABLE help (id bigint CONSTRAINT help_pkey PRIMARY KEY, line text NOT NULL);
