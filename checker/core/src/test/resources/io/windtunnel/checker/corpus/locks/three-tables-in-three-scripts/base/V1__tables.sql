CREATE TABLE one (id bigint CONSTRAINT one_pkey PRIMARY KEY);
CREATE TABLE two (id bigint CONSTRAINT two_pkey PRIMARY KEY);
CREATE TABLE three (id bigint CONSTRAINT three_pkey PRIMARY KEY);
