SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN nick character varying(20);
