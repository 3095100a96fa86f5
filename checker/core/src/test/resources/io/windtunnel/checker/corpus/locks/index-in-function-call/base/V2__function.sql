CREATE FUNCTION add_index(of_table text, of_column text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE INDEX %I ON %I (%I)', of_table || '_' || of_column || '_idx', of_table, of_column);
END
$$;
