CREATE TABLE reading (id bigint CONSTRAINT reading_pkey PRIMARY KEY, raw text NOT NULL, value integer);
