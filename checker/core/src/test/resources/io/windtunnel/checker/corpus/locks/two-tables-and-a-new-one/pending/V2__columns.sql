SET lock_timeout = '5s';
CREATE TABLE three (id bigint CONSTRAINT three_pkey PRIMARY KEY);
ALTER TABLE one ADD COLUMN name text;
ALTER TABLE two ADD COLUMN name text;
ALTER TABLE three ADD COLUMN name text;
