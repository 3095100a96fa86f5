CREATE TABLE "drop table users" ("truncate" bigint, "delete from" text);
CREATE INDEX "create index concurrently" ON "drop table users" ("truncate");
