=== add a table
---
---
CREATE TABLE users (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'x', CONSTRAINT users_name_check CHECK (name <> ''));
COMMENT ON TABLE users IS 'people''s \ table';
COMMENT ON COLUMN users.name IS 'their name';
=== drop a table
---
CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL DEFAULT 'x');
CREATE INDEX users_name_idx ON users (name);
---
=== add tables with foreign keys in a circle
---
---
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b_id) REFERENCES b;
=== three tables in a circle are dropped and others come
---
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, c_id int);
CREATE TABLE c (id int PRIMARY KEY, a_id int REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b_fkey FOREIGN KEY (b_id) REFERENCES b;
ALTER TABLE b ADD CONSTRAINT b_c_fkey FOREIGN KEY (c_id) REFERENCES c;
---
CREATE TABLE zebra (stripes int);
=== rename a table with its parts
---
CREATE TABLE usr (id serial PRIMARY KEY, user_name text NOT NULL, mail text UNIQUE);
CREATE INDEX usr_user_name_idx ON usr (user_name);
CREATE TABLE post (id int PRIMARY KEY, author int REFERENCES usr);
---
CREATE TABLE users (id serial PRIMARY KEY, user_name text NOT NULL, mail text UNIQUE);
CREATE INDEX users_user_name_idx ON users (user_name);
CREATE TABLE post (id int PRIMARY KEY, author int REFERENCES users);
=== rename a table under a view
---
CREATE TABLE account_entry (id int PRIMARY KEY, amount numeric NOT NULL, booked_on date);
CREATE VIEW totals AS SELECT sum(amount) AS total FROM account_entry;
---
CREATE TABLE account_entries (id int PRIMARY KEY, amount numeric NOT NULL, booked_on date);
CREATE VIEW totals AS SELECT sum(amount) AS total FROM account_entries;
=== table becomes unlogged
---
CREATE TABLE t (id int);
---
CREATE UNLOGGED TABLE t (id int);
=== storage parameters
---
CREATE TABLE t (id int, b text) WITH (fillfactor = 70, autovacuum_enabled = false);
---
CREATE TABLE t (id int, b text) WITH (fillfactor = 80, toast.autovacuum_enabled = false);
=== replica identity to an index
CREATE TABLE t (id int NOT NULL, other int NOT NULL);
CREATE UNIQUE INDEX t_id ON t (id);
---
---
ALTER TABLE t REPLICA IDENTITY USING INDEX t_id;
=== replica identity index is replaced
CREATE TABLE t (id int NOT NULL, other int NOT NULL);
---
CREATE UNIQUE INDEX t_key ON t (id);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_key;
---
CREATE UNIQUE INDEX t_key ON t (other);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_key;
=== replica identity full and back to default
CREATE TABLE t (id int NOT NULL);
CREATE TABLE u (id int NOT NULL);
---
ALTER TABLE t REPLICA IDENTITY FULL;
---
ALTER TABLE u REPLICA IDENTITY NOTHING;
=== new table with replica identity
---
---
CREATE TABLE t (id int NOT NULL, CONSTRAINT t_u UNIQUE (id));
ALTER TABLE t REPLICA IDENTITY USING INDEX t_u;
=== row security is switched
CREATE TABLE t (id int);
CREATE TABLE u (id int);
---
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;
---
ALTER TABLE u ENABLE ROW LEVEL SECURITY;
=== inheritance begins
CREATE TABLE parent (id int, name text);
---
CREATE TABLE child (id int, name text, extra int);
---
CREATE TABLE child (id int, name text, extra int);
ALTER TABLE child INHERIT parent;
=== new child
CREATE TABLE parent (id int NOT NULL, name text CHECK (name <> ''));
---
---
CREATE TABLE child (extra int DEFAULT 1) INHERITS (parent);
=== child goes with its parent
---
CREATE TABLE parent (id int NOT NULL, name text CHECK (name <> ''));
CREATE TABLE child (extra int DEFAULT 1) INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
---
=== parent gets and loses columns
---
CREATE TABLE parent (id int NOT NULL, old text);
CREATE TABLE child (extra int DEFAULT 1) INHERITS (parent);
---
CREATE TABLE parent (id bigint NOT NULL, fresh date DEFAULT now());
CREATE TABLE child (extra int DEFAULT 1) INHERITS (parent);
=== typed table
CREATE TYPE pair AS (a int, b text);
---
---
CREATE TABLE pairs OF pair (PRIMARY KEY (a));
=== quoted names with spaces and capitals
CREATE SCHEMA "My Schema";
---
CREATE TABLE "My Schema"."My Table" ("The Id" int CONSTRAINT "The Key" PRIMARY KEY, "say ""hi""" text);
CREATE INDEX "An Index" ON "My Schema"."My Table" ("say ""hi""");
---
CREATE TABLE "My Schema"."My Table" ("The Id" bigint CONSTRAINT "The Key" PRIMARY KEY, "say ""hi""" text DEFAULT 'A b', "select" date);
CREATE INDEX "An Index" ON "My Schema"."My Table" ("say ""hi""", "select" DESC);
CREATE VIEW "My Schema"."A View" AS SELECT "The Id", "select" AS "from" FROM "My Schema"."My Table";
=== moves to another schema as new
CREATE SCHEMA one;
CREATE SCHEMA two;
---
CREATE TABLE one.thing (id int PRIMARY KEY);
---
CREATE TABLE two.thing (id int PRIMARY KEY);
=== view becomes a table
---
CREATE VIEW v AS SELECT 1 AS a;
---
CREATE TABLE v (a int);
=== table of a name gives way to a type
---
CREATE TABLE thing (a int);
---
CREATE TYPE thing AS ENUM ('a');
=== everything about a table changes at once
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE other (id int PRIMARY KEY, u int UNIQUE);
---
CREATE TABLE t (id int CONSTRAINT t_pk PRIMARY KEY, a text NOT NULL DEFAULT 'a', b int CHECK (b > 0), c date, o int REFERENCES other);
CREATE INDEX t_a ON t (a);
CREATE TRIGGER t_touch BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY p ON t USING (b > 0);
CREATE RULE r AS ON DELETE TO t WHERE old.b > 3 DO INSTEAD NOTHING;
COMMENT ON TABLE t IS 'before';
GRANT SELECT ON t TO plan_reader;
CREATE VIEW v AS SELECT a, b FROM t;
---
CREATE TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY, a varchar(30) DEFAULT 'b', b numeric(10, 2) CONSTRAINT b_positive CHECK (b > 1), d timestamptz NOT NULL DEFAULT now(), o int REFERENCES other (u) ON DELETE CASCADE, CONSTRAINT t_pk PRIMARY KEY (id, d)) WITH (fillfactor = 50);
CREATE UNIQUE INDEX t_a ON t (lower(a)) WHERE b > 3;
CREATE TRIGGER t_touch AFTER UPDATE OF a, b ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY p ON t FOR SELECT USING (b > 1);
CREATE RULE r AS ON DELETE TO t WHERE old.b > 4 DO INSTEAD NOTHING;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE t IS 'after';
GRANT UPDATE, SELECT ON t TO plan_writer;
CREATE VIEW v AS SELECT d, b FROM t;
=== access by foreign data wrapper
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
---
CREATE FOREIGN TABLE f (a int) SERVER s;
---
CREATE FOREIGN TABLE f (a int NOT NULL, b text) SERVER s;
CREATE FOREIGN TABLE g (a int) SERVER s;
