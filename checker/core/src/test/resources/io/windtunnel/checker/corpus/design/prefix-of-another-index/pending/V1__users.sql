CREATE TABLE public.users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text, age bigint);
CREATE INDEX users_name_age_idx ON public.users (name, age);
CREATE INDEX users_name_idx ON public.users (name);
