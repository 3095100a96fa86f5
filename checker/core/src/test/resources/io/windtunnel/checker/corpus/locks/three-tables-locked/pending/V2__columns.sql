SET lock_timeout = '5s';
ALTER TABLE one ADD COLUMN name text;
ALTER TABLE two ADD COLUMN name text;
ALTER TABLE three ADD COLUMN name text;
