SET lock_timeout = '5s';
DROP INDEX email_index;
CREATE INDEX customer_email_idx ON customer (email);
