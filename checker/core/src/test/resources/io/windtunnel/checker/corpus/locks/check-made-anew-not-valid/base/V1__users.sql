CREATE TABLE users (
    id bigint CONSTRAINT users_pkey PRIMARY KEY,
    code varchar(20) CONSTRAINT users_code_check CHECK (code <> '')
);
