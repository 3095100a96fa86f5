DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_class WHERE relname = 'users_of_version_9') THEN
        DROP TABLE users;
        ALTER TABLE users ALTER COLUMN age TYPE bigint;
    END IF;
END
$$;
