CREATE TABLE log (id bigint CONSTRAINT log_pkey PRIMARY KEY, line text);
CREATE TABLE post (id bigint CONSTRAINT post_pkey PRIMARY KEY);
CREATE FUNCTION lines() RETURNS SETOF text LANGUAGE sql AS 'SELECT line FROM log';
