SET lock_timeout = '5s';
CREATE INDEX IF NOT EXISTS customer_idx ON customer (name);
