CREATE TABLE public.users (id bigint CONSTRAINT users_pkey PRIMARY KEY, age integer);
