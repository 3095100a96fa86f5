SET lock_timeout = '5s';
ALTER TABLE customer ADD CONSTRAINT customer_name_nn NOT NULL name NOT VALID;
