CREATE TABLE visit (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT visit_pkey PRIMARY KEY,
    arrived timestamp NOT NULL
);
