SET lock_timeout = '5s';
ALTER TABLE purchase DROP CONSTRAINT purchase_pkey;
