CREATE TABLE public."Users" (id bigint CONSTRAINT users_pkey PRIMARY KEY);
