CREATE TABLE public.price (id bigint CONSTRAINT price_pkey PRIMARY KEY, amount money);
