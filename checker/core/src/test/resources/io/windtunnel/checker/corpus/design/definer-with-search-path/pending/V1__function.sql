CREATE FUNCTION public.one() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT 1';
CREATE FUNCTION public.two() RETURNS integer LANGUAGE sql AS 'SELECT 2';
