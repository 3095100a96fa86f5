SET lock_timeout = '5s';
ALTER TABLE customer DROP CONSTRAINT customer_pkey;
