CREATE INDEX IF NOT EXISTS customer_email_idx ON customer (email);
