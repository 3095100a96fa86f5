SET lock_timeout = '5s';
DROP INDEX customer_search_idx;
CREATE INDEX customer_search_idx ON customer (name);
