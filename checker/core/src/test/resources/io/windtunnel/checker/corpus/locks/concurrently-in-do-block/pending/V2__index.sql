SET lock_timeout = '5s';
DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY customer_email_idx ON customer (email)'; END $$;
