CREATE TABLE article (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT article_pkey PRIMARY KEY,
    price numeric(10, 2) NOT NULL
);
