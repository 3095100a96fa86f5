SET lock_timeout = '5s';
DO $$ BEGIN EXECUTE 'DROP ' || 'TABLE ' || quote_ident('purchase'); END $$;
