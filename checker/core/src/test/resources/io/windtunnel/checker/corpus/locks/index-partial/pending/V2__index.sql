SET lock_timeout = '5s';
CREATE INDEX customer_adult_idx ON customer (email) WHERE age > 17;
