-- "user" is a reserved word, so the table is to be called "users".
CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text NOT NULL UNIQUE,
    email text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO users OVERRIDING SYSTEM VALUE
SELECT id, lower(username), lower(email), created_at
FROM "user" ON CONFLICT DO NOTHING;

DROP TABLE "user" CASCADE;

ALTER TABLE friends
    ADD FOREIGN KEY (user_id) REFERENCES users,
    ADD FOREIGN KEY (friend_id) REFERENCES users;

ALTER TABLE post
    ADD FOREIGN KEY (author_id) REFERENCES users;
