SET lock_timeout = '5s';
DO $$ BEGIN EXECUTE format('CREATE INDEX %I ON %I (%I)', 'customer_email_idx', 'customer', 'email'); END $$;
