CREATE TABLE old_one (id bigint CONSTRAINT old_one_pkey PRIMARY KEY);
CREATE TABLE keep (id bigint CONSTRAINT keep_pkey PRIMARY KEY);
