SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.city (id bigint CONSTRAINT city_pkey PRIMARY KEY);
