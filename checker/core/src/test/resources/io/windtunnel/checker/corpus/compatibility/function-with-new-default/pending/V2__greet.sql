DROP FUNCTION greet(text);
CREATE FUNCTION greet(name text, language text DEFAULT 'en') RETURNS text LANGUAGE sql AS 'SELECT name';
