-- Every kind of object that PostgreSQL 14 to 18 shares, with names that need quotes and schemas besides public.
CREATE EXTENSION pgcrypto;
CREATE SCHEMA accounts;
COMMENT ON SCHEMA accounts IS 'people and their money';
CREATE SCHEMA "Back Office";
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'clerk') THEN CREATE ROLE clerk; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'Head Clerk') THEN CREATE ROLE "Head Clerk"; END IF;
END $$;
GRANT USAGE ON SCHEMA accounts TO clerk;
ALTER DEFAULT PRIVILEGES IN SCHEMA accounts GRANT SELECT ON TABLES TO clerk;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'ok';
COMMENT ON TYPE mood IS 'how one feels';
CREATE DOMAIN accounts.email AS text COLLATE "C" DEFAULT 'nobody@example.org' NOT NULL
  CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
COMMENT ON DOMAIN accounts.email IS 'an address';
COMMENT ON CONSTRAINT has_at ON DOMAIN accounts.email IS 'must hold an at sign';
CREATE TYPE "Back Office"."Postal Address" AS (street text, "House No" integer, city varchar(80) COLLATE "C");
COMMENT ON TYPE "Back Office"."Postal Address" IS 'where one lives';
COMMENT ON COLUMN "Back Office"."Postal Address".street IS 'without the number';
CREATE TYPE float_range AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE COLLATION german (PROVIDER = libc, LOCALE = 'C');

CREATE SEQUENCE accounts.ticket AS integer START 100 INCREMENT 5 MINVALUE 5 MAXVALUE 100000 CACHE 10 CYCLE;
COMMENT ON SEQUENCE accounts.ticket IS 'numbers for the queue';
GRANT USAGE ON SEQUENCE accounts.ticket TO clerk;

CREATE TABLE accounts."user" (
  id bigint GENERATED ALWAYS AS IDENTITY (START 10 CACHE 5) PRIMARY KEY,
  number serial,
  "Full Name" varchar(200) NOT NULL,
  email accounts.email UNIQUE,
  lower_name text GENERATED ALWAYS AS (lower("Full Name")) STORED,
  feeling mood DEFAULT 'ok' NOT NULL,
  address "Back Office"."Postal Address",
  born date CHECK (born > '1900-01-01'),
  price numeric(10, 2) DEFAULT 0,
  note text COLLATE "C",
  tags text[] DEFAULT '{}',
  at timestamptz DEFAULT now() NOT NULL,
  boss bigint CONSTRAINT boss_exists REFERENCES accounts."user" ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT "Name or Note" CHECK ("Full Name" <> '' OR note IS NOT NULL) NO INHERIT,
  UNIQUE (number, born)
) WITH (fillfactor = 80, toast.autovacuum_enabled = off);
COMMENT ON TABLE accounts."user" IS 'a person';
COMMENT ON COLUMN accounts."user"."Full Name" IS 'first and last';
COMMENT ON CONSTRAINT boss_exists ON accounts."user" IS 'no ghosts';
ALTER TABLE accounts."user" ALTER note SET STATISTICS 500, ALTER note SET STORAGE EXTERNAL, ALTER note SET COMPRESSION pglz,
  ALTER born SET (n_distinct = 100);
ALTER TABLE accounts."user" ADD CONSTRAINT cheap CHECK (price < 1000) NOT VALID;
CREATE INDEX user_lower ON accounts."user" (lower(note), "Full Name" DESC NULLS LAST) INCLUDE (price) WHERE born IS NOT NULL;
COMMENT ON INDEX accounts.user_lower IS 'for the search';
CREATE UNIQUE INDEX "User Number" ON accounts."user" USING btree (number);
CREATE INDEX user_tags ON accounts."user" USING gin (tags);
ALTER TABLE accounts."user" CLUSTER ON user_pkey;
ALTER TABLE accounts."user" REPLICA IDENTITY FULL;
CREATE STATISTICS accounts.user_stats (dependencies) ON number, born FROM accounts."user";
GRANT SELECT, INSERT ON accounts."user" TO clerk;
GRANT SELECT ON accounts."user" TO "Head Clerk" WITH GRANT OPTION;
GRANT UPDATE (note) ON accounts."user" TO clerk;
GRANT SELECT ON accounts."user" TO PUBLIC;

CREATE TABLE public.booking (room int, during tsrange, EXCLUDE USING gist (during WITH &&));
CREATE TABLE public."Mixed Case" ("Id" int PRIMARY KEY, "user" bigint REFERENCES accounts."user" (id) MATCH FULL);
CREATE TABLE public.no_columns ();
CREATE UNLOGGED TABLE public.scratch (a int);

CREATE TABLE public.measurement (id bigint, at date NOT NULL, value float8 DEFAULT 1.5, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.measurement_2024 PARTITION OF public.measurement FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.measurement_2025 PARTITION OF public.measurement FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
CREATE TABLE public.measurement_2025_1 PARTITION OF public.measurement_2025 FOR VALUES IN (1, 2);
CREATE TABLE public.measurement_rest PARTITION OF public.measurement DEFAULT;
CREATE INDEX measurement_value ON public.measurement (value);
CREATE TABLE public.parent (id int NOT NULL, name text CHECK (name <> ''));
CREATE TABLE public.child (extra int) INHERITS (public.parent);
CREATE TABLE public.typed OF "Back Office"."Postal Address";

CREATE VIEW public.people WITH (security_barrier) AS SELECT id, "Full Name" AS name, feeling FROM accounts."user" WHERE born IS NOT NULL;
COMMENT ON VIEW public.people IS 'those who were born';
COMMENT ON COLUMN public.people.name IS 'as they are called';
CREATE MATERIALIZED VIEW public.totals AS SELECT feeling, count(*) AS n FROM accounts."user" GROUP BY feeling WITH NO DATA;
CREATE UNIQUE INDEX totals_feeling ON public.totals (feeling);

CREATE FUNCTION accounts.greet(who text, times integer DEFAULT 1) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT repeat('hello ' || who, times) $$;
COMMENT ON FUNCTION accounts.greet IS 'says hello';
CREATE FUNCTION accounts.greet(who integer) RETURNS text LANGUAGE sql IMMUTABLE RETURN 'number ' || who;
CREATE PROCEDURE public.tidy(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := n + 1; END $$;
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
GRANT EXECUTE ON FUNCTION accounts.greet(integer) TO clerk;
CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
CREATE TRIGGER "Stamp It" BEFORE UPDATE OF note ON accounts."user" FOR EACH ROW WHEN (OLD.note IS DISTINCT FROM NEW.note) EXECUTE FUNCTION public.stamp();
COMMENT ON TRIGGER "Stamp It" ON accounts."user" IS 'keeps the time';
CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON accounts."user" DEFERRABLE FOR EACH ROW EXECUTE FUNCTION public.stamp();
ALTER TABLE accounts."user" DISABLE TRIGGER checked;
CREATE TRIGGER stamp_measurement BEFORE INSERT ON public.measurement FOR EACH ROW EXECUTE FUNCTION public.stamp();
CREATE RULE no_delete AS ON DELETE TO public.scratch DO INSTEAD NOTHING;
COMMENT ON RULE no_delete ON public.scratch IS 'keep';
ALTER TABLE accounts."user" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON accounts."user" AS RESTRICTIVE FOR UPDATE TO clerk, "Head Clerk" USING (price > 0) WITH CHECK (price > 1);
COMMENT ON POLICY own ON accounts."user" IS 'only the dear ones';
CREATE FUNCTION public.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER watch_ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.on_ddl();
CREATE PUBLICATION changes FOR TABLE accounts."user" WITH (publish = 'insert');
CREATE FOREIGN DATA WRAPPER nowhere OPTIONS (debug 'true');
CREATE SERVER far TYPE 'far' VERSION '1' FOREIGN DATA WRAPPER nowhere OPTIONS (host 'example.org');
CREATE FOREIGN TABLE public.remote (id int OPTIONS (col 'ID'), name text) SERVER far OPTIONS (file 'x');
CREATE OPERATOR accounts.=== (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(accounts.===), RESTRICT = eqsel);
COMMENT ON OPERATOR accounts.=== (integer, integer) IS 'the very same';
CREATE FUNCTION public.as_mood(integer) RETURNS public.mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'ok'::public.mood $$;
CREATE CAST (integer AS public.mood) WITH FUNCTION public.as_mood(integer) AS ASSIGNMENT;
CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = pg_catalog.simple, accept = false);
CREATE TEXT SEARCH CONFIGURATION public.searched (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION public.searched ADD MAPPING FOR asciiword WITH public.plain, pg_catalog.simple;
