CREATE TABLE public.users (id bigint NOT NULL, name text);
ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
