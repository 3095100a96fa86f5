-- Triggers, without those by which Postgres itself enforces foreign keys.
SELECT t.oid,
       t.tgrelid AS relation,
       n.nspname AS schema,
       c.relname AS owner,
       t.tgname AS name,
       pg_catalog.pg_get_triggerdef(t.oid) AS definition,
       t.tgenabled AS firing,
       fn.nspname AS function_schema,
       f.proname AS function_name,
       t.tgparentid <> 0 AS inherited,
       m.description AS comment
  FROM pg_catalog.pg_trigger t
  JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
  JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND m.objoid = t.oid AND m.objsubid = 0
 WHERE (NOT t.tgisinternal OR t.tgparentid <> 0 AND t.tgconstraint = 0)
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
