SET lock_timeout = '5s';
CREATE INDEX ON customer (name);
