-- Rewrite rules, but for the one that makes a view a view.
SELECT w.oid,
       w.ev_class AS relation,
       n.nspname AS schema,
       c.relname AS owner,
       w.rulename AS name,
       pg_catalog.pg_get_ruledef(w.oid) AS definition,
       w.ev_enabled AS firing,
       m.description AS comment
  FROM pg_catalog.pg_rewrite w
  JOIN pg_catalog.pg_class c ON c.oid = w.ev_class
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND m.objoid = w.oid AND m.objsubid = 0
 WHERE w.rulename <> '_RETURN'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
