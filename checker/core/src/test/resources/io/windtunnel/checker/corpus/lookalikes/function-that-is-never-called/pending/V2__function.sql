CREATE FUNCTION forget_everybody() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM users;
    DROP TABLE users;
    UPDATE users SET email = lower(email);
END
$$;
