CREATE TABLE public.event (id bigint CONSTRAINT event_pkey PRIMARY KEY, data json);
