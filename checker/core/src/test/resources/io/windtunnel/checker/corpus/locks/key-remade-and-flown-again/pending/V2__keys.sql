SET lock_timeout = '5s';
ALTER TABLE customer DROP CONSTRAINT customer_pkey;
ALTER TABLE customer ADD CONSTRAINT customer_pkey PRIMARY KEY (code);
ALTER TABLE purchase ADD CONSTRAINT purchase_code_check CHECK (code IS NOT NULL);
