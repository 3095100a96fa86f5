CREATE INDEX customer_age_idx ON customer (age);
