CREATE TABLE post (id bigint CONSTRAINT post_pkey PRIMARY KEY);
