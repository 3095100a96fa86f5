DO $$
BEGIN
    CREATE TABLE users (id bigint);
END
$$;
CREATE FUNCTION one() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
