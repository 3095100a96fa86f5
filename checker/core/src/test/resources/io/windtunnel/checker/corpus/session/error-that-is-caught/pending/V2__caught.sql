DO $$
BEGIN
    INSERT INTO cities VALUES (1);
EXCEPTION WHEN undefined_table THEN
    CREATE TABLE cities (id bigint CONSTRAINT cities_pkey PRIMARY KEY);
END
$$;
