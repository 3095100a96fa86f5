DROP FUNCTION greet(text);
CREATE FUNCTION greet(name text, language text) RETURNS text LANGUAGE sql AS 'SELECT name';
