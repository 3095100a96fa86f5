ALTER TABLE customer ADD CONSTRAINT customer_email_key UNIQUE (email);
ALTER TABLE customer ADD CONSTRAINT customer_email_once UNIQUE (email);
