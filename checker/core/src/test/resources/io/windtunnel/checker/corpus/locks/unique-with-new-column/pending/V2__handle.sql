SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN handle text CONSTRAINT customer_handle_key UNIQUE;
