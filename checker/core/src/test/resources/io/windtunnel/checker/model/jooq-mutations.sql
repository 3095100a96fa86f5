CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN email AS varchar(80) DEFAULT 'x' CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
CREATE TYPE address AS (street text, no int);
CREATE SEQUENCE ticket START 100;
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(20) NOT NULL, born timestamp,
  price numeric(10,2) DEFAULT 0, feeling mood DEFAULT 'ok', mail email, home address, tags text[], serials int,
  CONSTRAINT users_name UNIQUE (name), CONSTRAINT cheap CHECK (price < 1000));
COMMENT ON TABLE users IS 'people';
COMMENT ON COLUMN users.name IS 'first and last';
CREATE TABLE posts (id serial PRIMARY KEY, author bigint CONSTRAINT posts_author REFERENCES users, body text);
CREATE INDEX posts_body ON posts (body, author DESC);
CREATE VIEW people AS SELECT id, name FROM users;
CREATE MATERIALIZED VIEW totals AS SELECT feeling, count(*) AS n FROM users GROUP BY feeling;
CREATE FUNCTION greet(who text, times integer) RETURNS text LANGUAGE sql AS $$ SELECT who $$;
CREATE FUNCTION list(a int) RETURNS SETOF text LANGUAGE sql AS $$ SELECT 'x'::text $$;
CREATE PROCEDURE tidy(n integer) LANGUAGE sql AS $$ $$;
