SET lock_timeout = '5s';
CREATE UNIQUE INDEX customer_email_idx ON customer (email);
