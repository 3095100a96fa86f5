CREATE TABLE public.users (id bigint CONSTRAINT users_pkey PRIMARY KEY);
GRANT SELECT ON public.users TO PUBLIC;
REVOKE SELECT ON public.users FROM PUBLIC;
