CREATE TABLE "user" (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT user_pkey PRIMARY KEY,
    username text NOT NULL CONSTRAINT user_username_key UNIQUE,
    email text NOT NULL CONSTRAINT user_email_key UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE friends (
    user_id bigint NOT NULL CONSTRAINT friends_user_id_fkey REFERENCES "user",
    friend_id bigint NOT NULL CONSTRAINT friends_friend_id_fkey REFERENCES "user",
    CONSTRAINT friends_pkey PRIMARY KEY (user_id, friend_id)
);

CREATE TABLE post (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT post_pkey PRIMARY KEY,
    author_id bigint NOT NULL CONSTRAINT post_author_id_fkey REFERENCES "user",
    title text NOT NULL,
    body text NOT NULL
);

INSERT INTO "user" (username, email)
VALUES ('ada', 'ada@example.com'),
       ('grace', 'grace@example.com'),
       ('Ada', 'Ada@example.com');

INSERT INTO friends (user_id, friend_id)
VALUES (1, 2);

INSERT INTO post (author_id, title, body)
VALUES (1, 'Hello', 'The first post.');
