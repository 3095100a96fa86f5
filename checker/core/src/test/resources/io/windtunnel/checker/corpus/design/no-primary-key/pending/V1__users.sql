CREATE TABLE public.users (id bigint NOT NULL, name text);
