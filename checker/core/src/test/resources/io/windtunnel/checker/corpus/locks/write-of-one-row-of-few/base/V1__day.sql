CREATE TABLE day (
    id smallint CONSTRAINT day_pkey PRIMARY KEY CONSTRAINT day_id_check CHECK (id BETWEEN 1 AND 6),
    name text
);
