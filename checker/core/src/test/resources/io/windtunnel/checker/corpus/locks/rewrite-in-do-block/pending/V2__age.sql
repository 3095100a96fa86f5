SET lock_timeout = '5s';
DO $$ BEGIN EXECUTE 'ALTER TABLE customer ALTER COLUMN ' || 'age TYPE ' || 'bigint'; END $$;
