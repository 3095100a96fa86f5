SET lock_timeout = '5s';
CREATE INDEX customer_email_idx ON customer (email);
