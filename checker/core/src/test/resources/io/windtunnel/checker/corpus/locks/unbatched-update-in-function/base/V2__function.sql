CREATE FUNCTION lower_all() RETURNS void LANGUAGE sql AS 'UPDATE users SET email = lower(email)';
