CREATE TABLE "user" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text NOT NULL UNIQUE,
    email text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE friends (
    user_id bigint NOT NULL REFERENCES "user",
    friend_id bigint NOT NULL REFERENCES "user",
    PRIMARY KEY (user_id, friend_id)
);

CREATE TABLE post (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id bigint NOT NULL REFERENCES "user",
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
