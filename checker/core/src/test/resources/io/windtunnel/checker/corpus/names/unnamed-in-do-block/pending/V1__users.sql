DO $$ BEGIN CREATE TABLE users (id bigint PRIMARY KEY); END $$;
