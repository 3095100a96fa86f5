=== renames: a table and its column at once, in use
---
CREATE TABLE usr (id serial PRIMARY KEY, user_name text NOT NULL, mail text UNIQUE, since date);
CREATE INDEX usr_user_name ON usr (user_name);
CREATE TABLE post (id int PRIMARY KEY, author int REFERENCES usr);
CREATE VIEW v AS SELECT user_name, mail FROM usr;
---
CREATE TABLE users (id serial PRIMARY KEY, username text NOT NULL, mail text UNIQUE, since date);
CREATE INDEX users_username ON users (username);
CREATE TABLE post (id int PRIMARY KEY, author int REFERENCES users);
CREATE VIEW v AS SELECT username, mail FROM users;
---
INSERT INTO usr (user_name) VALUES ('a');
? SELECT id, username FROM users
= 1|a
=== renames: a type and its value, a domain, a sequence
---
CREATE TYPE mood_of AS ENUM ('sad', 'happy', 'so so', 'indifferent');
CREATE DOMAIN mail_address AS text CHECK (VALUE LIKE '%@%');
CREATE SEQUENCE bill_number START 100;
CREATE TABLE t (m mood_of DEFAULT 'happy', a mail_address, n bigint DEFAULT nextval('bill_number'));
---
CREATE TYPE mood AS ENUM ('sad', 'happy', 'so so', 'indifferent');
CREATE DOMAIN email_address AS text CHECK (VALUE LIKE '%@%');
CREATE SEQUENCE bill_numbers START 100;
CREATE TABLE t (m mood DEFAULT 'happy', a email_address, n bigint DEFAULT nextval('bill_numbers'));
---
INSERT INTO t (a) VALUES ('a@b');
? SELECT m, a, n FROM t
= happy|a@b|100
=== renames: a column and its type changes
---
CREATE TABLE t (id int PRIMARY KEY, customer_name varchar(20) NOT NULL, age int);
CREATE VIEW v AS SELECT customer_name FROM t;
---
CREATE TABLE t (id int PRIMARY KEY, customername varchar(20) NOT NULL, age bigint);
CREATE VIEW v AS SELECT customername AS customer_name FROM t;
---
INSERT INTO t VALUES (1, 'a', 3);
? SELECT customername, age FROM t
= a|3
=== renames: schema with its table and a column
---
CREATE SCHEMA shop;
CREATE TABLE shop.customer (id serial PRIMARY KEY, customer_name text NOT NULL, born date);
CREATE TABLE shop.bill (id serial PRIMARY KEY, customer int REFERENCES shop.customer, total numeric(10, 2));
---
CREATE SCHEMA store;
CREATE TABLE store.customers (id serial PRIMARY KEY, customername text NOT NULL, born date);
CREATE TABLE store.bill (id serial PRIMARY KEY, customer int REFERENCES store.customers, total numeric(10, 2));
=== renames: a parent's column and its children's
---
CREATE TABLE parent (id int, user_name text, age int);
CREATE TABLE child (extra int) INHERITS (parent);
CREATE VIEW v AS SELECT user_name FROM child;
---
CREATE TABLE parent (id int, username text, age int);
CREATE TABLE child (extra int) INHERITS (parent);
CREATE VIEW v AS SELECT username FROM child;
---
INSERT INTO child VALUES (1, 'a', 2, 3);
? SELECT username FROM v
= a
=== renames: view, materialized view with its index, function, trigger, rule
CREATE TABLE t (a int, b int);
---
CREATE VIEW summary_view AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW summary_matview AS SELECT a, b FROM t;
CREATE INDEX summary_matview_a ON summary_matview (a);
CREATE FUNCTION sum_of(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touch_it BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE nothing_at_all AS ON DELETE TO t DO INSTEAD NOTHING;
---
CREATE VIEW summaries_view AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW summaries_matview AS SELECT a, b FROM t;
CREATE INDEX summaries_matview_a ON summaries_matview (a);
CREATE FUNCTION sum_for(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touch_them BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE nothing_ever AS ON DELETE TO t DO INSTEAD NOTHING;
=== renames: two tables change places by a third name
---
CREATE TABLE account_old (id int PRIMARY KEY, name text NOT NULL, since date, kind char(1));
CREATE TABLE bill (id int PRIMARY KEY, account int REFERENCES account_old);
---
CREATE TABLE account_older (id int PRIMARY KEY, name text NOT NULL, since date, kind char(1));
CREATE TABLE bill (id int PRIMARY KEY, account int REFERENCES account_older);
---
INSERT INTO account_old VALUES (1, 'a');
INSERT INTO bill VALUES (1, 1);
? SELECT name FROM account_older JOIN bill ON account = account_older.id
= a
