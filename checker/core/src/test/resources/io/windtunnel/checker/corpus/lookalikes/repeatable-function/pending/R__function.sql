CREATE OR REPLACE FUNCTION users_of_age(years integer) RETURNS bigint LANGUAGE sql
    AS 'SELECT count(*) FROM users WHERE age = years';
