CREATE TABLE public.country (code char(2) CONSTRAINT country_pkey PRIMARY KEY);
