SET lock_timeout = '5s';
CREATE INDEX customer_email_idx ON customer (email);
CREATE INDEX purchase_customer_id_idx ON purchase (customer_id);
