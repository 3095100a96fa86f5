CREATE UNIQUE INDEX customer_email_key ON customer (email);
