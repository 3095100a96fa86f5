CREATE TABLE users (
    id bigint PRIMARY KEY,
    email text UNIQUE,
    age integer CHECK (age > 0)
);
