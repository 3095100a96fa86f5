=== policy on a column of another type
---
CREATE TABLE t (a int, tenant int);
CREATE POLICY p ON t USING (tenant = 1) WITH CHECK (tenant > 0);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
---
CREATE TABLE t (a int, tenant text);
CREATE POLICY p ON t USING (tenant = '1') WITH CHECK (tenant > '0');
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
=== policy over another table whose column changes its type
---
CREATE TABLE membership (who text, tenant int);
CREATE TABLE t (a int, tenant int);
CREATE POLICY p ON t USING (tenant IN (SELECT m.tenant FROM membership m WHERE m.who = current_user));
---
CREATE TABLE membership (who varchar(63), tenant bigint);
CREATE TABLE t (a int, tenant int);
CREATE POLICY p ON t USING (tenant IN (SELECT m.tenant FROM membership m WHERE m.who = current_user));
=== policy's column is dropped and the policy with it
---
CREATE TABLE t (a int, owner text);
CREATE POLICY p ON t USING (owner = current_user);
CREATE POLICY q ON t USING (a > 0);
---
CREATE TABLE t (a int);
CREATE POLICY q ON t USING (a > 0);
=== policy's column is dropped and the policy turns to another
---
CREATE TABLE t (a int, owner text);
CREATE POLICY p ON t USING (owner = current_user);
---
CREATE TABLE t (a int, holder_id int);
CREATE POLICY p ON t USING (holder_id = 7);
=== policy changes roles, command and kind
CREATE TABLE t (a int);
---
CREATE POLICY p ON t FOR SELECT TO plan_reader USING (a > 0);
CREATE POLICY q ON t AS RESTRICTIVE TO plan_reader, plan_writer USING (a > 1);
CREATE POLICY r ON t FOR INSERT WITH CHECK (a > 2);
---
CREATE POLICY p ON t FOR SELECT TO plan_reader, plan_writer USING (a > 0);
CREATE POLICY q ON t TO plan_writer USING (a > 1);
CREATE POLICY r ON t FOR DELETE USING (a > 2);
COMMENT ON POLICY r ON t IS 'r';
=== policy calls a function that changes its result
---
CREATE FUNCTION me() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a = me());
---
CREATE FUNCTION me() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1::bigint';
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a = me());
=== policy speaks of a view that changes
---
CREATE TABLE t (a int, b int);
CREATE VIEW mine AS SELECT a FROM t;
CREATE POLICY p ON t USING (a IN (SELECT mine.a FROM mine));
---
CREATE TABLE t (a int, b int);
CREATE VIEW mine AS SELECT b AS x, a FROM t;
CREATE POLICY p ON t USING (a IN (SELECT mine.a FROM mine));
=== policy on a table of another schema with quotes
CREATE SCHEMA "My S";
---
CREATE TABLE "My S"."T t" ("A a" int);
CREATE POLICY "P p" ON "My S"."T t" USING ("A a" > 0);
---
CREATE TABLE "My S"."T t" ("A a" numeric(5, 1), "B b" int);
CREATE POLICY "P p" ON "My S"."T t" USING ("A a" > 0 AND "B b" < 3);
ALTER TABLE "My S"."T t" FORCE ROW LEVEL SECURITY;
=== policy with an enum that loses a value
---
CREATE TYPE role_kind AS ENUM ('admin', 'user', 'guest');
CREATE TABLE t (a int, r role_kind);
CREATE POLICY p ON t USING (r = 'admin'::role_kind);
---
CREATE TYPE role_kind AS ENUM ('admin', 'user');
CREATE TABLE t (a int, r role_kind);
CREATE POLICY p ON t USING (r = 'admin'::role_kind);
=== table with policies is renamed
---
CREATE TABLE account_entry (id int PRIMARY KEY, tenant int NOT NULL, amount numeric);
CREATE POLICY p ON account_entry USING (tenant = 1);
---
CREATE TABLE account_entries (id int PRIMARY KEY, tenant int NOT NULL, amount numeric);
CREATE POLICY p ON account_entries USING (tenant = 1);
=== policy is renamed
CREATE TABLE t (a int);
---
CREATE POLICY only_positive_ones ON t USING (a > 0);
---
CREATE POLICY only_positive ON t USING (a > 0);
=== table goes with a policy that speaks of a view of it
---
CREATE TABLE t (id int, owner text);
CREATE VIEW mine AS SELECT id FROM t WHERE owner = current_user;
CREATE POLICY p ON t USING (id IN (SELECT id FROM mine));
---
