CREATE TABLE public.users (id bigint CONSTRAINT users_pkey PRIMARY KEY, name text, age bigint);
CREATE INDEX users_name_age_idx ON public.users (name, age);
CREATE INDEX users_age_name_idx ON public.users (age, name);
CREATE UNIQUE INDEX users_name_idx ON public.users (name);
CREATE INDEX users_adult_idx ON public.users (name) WHERE age > 17;
CREATE INDEX users_name_hash ON public.users USING hash (name);
