CREATE TABLE public.price (
    id bigint CONSTRAINT price_pkey PRIMARY KEY,
    amount numeric(10, 2),
    data jsonb,
    code text,
    label varchar(20)
);
