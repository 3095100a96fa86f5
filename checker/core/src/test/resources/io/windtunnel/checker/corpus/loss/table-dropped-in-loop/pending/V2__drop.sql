SET lock_timeout = '5s';
DO $$ DECLARE r record; BEGIN FOR r IN SELECT relname FROM pg_class WHERE relname LIKE 'old\_%' AND relkind = 'r' LOOP EXECUTE 'DROP TABLE ' || quote_ident(r.relname); END LOOP; END $$;
