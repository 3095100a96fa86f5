CREATE TABLE address (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT address_pkey PRIMARY KEY,
    house_number text NOT NULL
);
