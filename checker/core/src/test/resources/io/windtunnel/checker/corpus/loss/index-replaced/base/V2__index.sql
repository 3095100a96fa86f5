CREATE INDEX customer_search_idx ON customer (email);
