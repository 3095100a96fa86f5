CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY,
    username text NOT NULL,
    email text NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_username_key UNIQUE (username)
);

INSERT INTO users (username, email)
VALUES ('ada', 'ada@example.com'),
       ('grace', 'grace@example.com');
