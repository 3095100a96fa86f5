CREATE INDEX customer_idx ON customer (email);
