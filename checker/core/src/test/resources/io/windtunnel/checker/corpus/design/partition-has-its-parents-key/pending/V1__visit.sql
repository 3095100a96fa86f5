CREATE TABLE public.visit (id bigint, at date, CONSTRAINT visit_pkey PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.visit_2026 PARTITION OF public.visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
