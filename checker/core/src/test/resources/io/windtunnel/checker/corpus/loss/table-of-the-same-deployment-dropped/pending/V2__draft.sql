CREATE TABLE draft (id bigint CONSTRAINT draft_pkey PRIMARY KEY);
