CREATE TABLE log (id bigint CONSTRAINT log_pkey PRIMARY KEY, line text NOT NULL);
