CREATE TABLE public.users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text);
CREATE INDEX users_name_idx ON public.users (name);
CREATE INDEX users_by_name ON public.users (name);
