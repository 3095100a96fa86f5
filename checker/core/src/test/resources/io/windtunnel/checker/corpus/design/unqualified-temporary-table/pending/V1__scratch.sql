CREATE TEMPORARY TABLE scratch (id bigint CONSTRAINT scratch_pkey PRIMARY KEY);
