CREATE TABLE reading (id bigint CONSTRAINT reading_pkey PRIMARY KEY, raw smallint NOT NULL);
