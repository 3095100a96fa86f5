CREATE UNIQUE INDEX CONCURRENTLY customer_email_key ON customer (email);
