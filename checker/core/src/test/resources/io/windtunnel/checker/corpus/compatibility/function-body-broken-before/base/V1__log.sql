CREATE TABLE log (id bigint CONSTRAINT log_pkey PRIMARY KEY, line text);
SET check_function_bodies = off;
CREATE FUNCTION lines() RETURNS SETOF text LANGUAGE sql AS 'SELECT entry FROM log';
