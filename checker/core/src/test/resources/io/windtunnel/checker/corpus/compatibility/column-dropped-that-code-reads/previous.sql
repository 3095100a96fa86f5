CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT account_pkey PRIMARY KEY,
    username varchar(20) NOT NULL,
    email text NOT NULL CONSTRAINT account_email_key UNIQUE
);
