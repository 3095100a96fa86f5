SET lock_timeout = '5s';
ALTER TABLE customer ALTER COLUMN age TYPE int4;
