CREATE TABLE public.users (id bigserial CONSTRAINT users_pkey PRIMARY KEY);
