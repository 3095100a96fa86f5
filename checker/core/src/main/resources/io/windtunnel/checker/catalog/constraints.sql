-- Constraints of tables and domains, but for constraint triggers, which are triggers.
-- A plain NOT NULL is a row only from PostgreSQL 18 on; the reader keeps its OID alone.
SELECT o.oid,
       n.nspname AS schema,
       o.conrelid AS relation,
       coalesce(c.relname, y.typname) AS owner,
       o.contypid AS domain,
       o.conname AS name,
       o.contype AS kind,
       CASE WHEN o.contype = 'n' AND o.convalidated AND NOT o.connoinherit THEN 'NOT NULL'
            ELSE pg_catalog.pg_get_constraintdef(o.oid) END AS definition,
       o.conkey AS columns,
       fn.nspname AS foreign_schema,
       f.relname AS foreign_table,
       -- By name: the referenced table may be one that is left out.
       CASE WHEN o.contype = 'f' THEN ARRAY(
           SELECT a.attname::text
             FROM pg_catalog.unnest(o.confkey) WITH ORDINALITY k (attnum, place)
             JOIN pg_catalog.pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = k.attnum
            ORDER BY k.place) END AS foreign_columns,
       o.confdeltype AS on_delete,
       o.confupdtype AS on_update,
       o.convalidated AS validated,
       o.condeferrable AS deferrable,
       o.condeferred AS initially_deferred,
       NOT o.conislocal OR o.conparentid <> 0 AS inherited,
       o.contype = 'n' AND o.convalidated AND NOT o.connoinherit AS plain_not_null,
       m.description AS comment
  FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace
  LEFT JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
  LEFT JOIN pg_catalog.pg_type y ON y.oid = o.contypid
  LEFT JOIN pg_catalog.pg_class f ON f.oid = o.confrelid
  LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND m.objoid = o.oid AND m.objsubid = 0
 WHERE o.contype <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
