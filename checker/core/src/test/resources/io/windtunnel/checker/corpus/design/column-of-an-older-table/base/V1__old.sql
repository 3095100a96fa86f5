CREATE TABLE public.old (id serial, at timestamp);
