CREATE TABLE public.event (id bigint CONSTRAINT event_pkey PRIMARY KEY, at timestamptz NOT NULL, day date, hour time);
