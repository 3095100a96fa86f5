SET lock_timeout = '5s';
ALTER TABLE users
    DROP CONSTRAINT users_code_check,
    ALTER COLUMN code TYPE varchar(40),
    ADD CONSTRAINT users_code_check CHECK (code <> '') NOT VALID;
