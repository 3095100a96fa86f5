DO $$
DECLARE
    last bigint := 0;
    upto bigint;
BEGIN
    LOOP
        SELECT max(id) INTO upto FROM (SELECT id FROM users WHERE id > last ORDER BY id LIMIT 1000) AS batch;
        EXIT WHEN upto IS NULL;
        UPDATE users SET email = lower(email) WHERE id > last AND id <= upto;
        COMMIT;
        last := upto;
    END LOOP;
END
$$;
