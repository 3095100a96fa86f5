-- What a row must satisfy, beside keys: the checks of a table and the bounds of a partition.
SELECT n.nspname AS schema,
       c.relname AS table,
       o.conname AS name,
       pg_catalog.pg_get_expr(o.conbin, o.conrelid) AS expression,
       ARRAY(SELECT a.attname::text
               FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = o.conrelid AND a.attnum = ANY (o.conkey)
              ORDER BY a.attnum) AS columns
  FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE o.contype = 'c'
   AND c.relkind = 'r'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   -- NOT ENFORCED is known from PostgreSQL 18 on.
   AND pg_catalog.to_jsonb(o) ->> 'conenforced' IS DISTINCT FROM 'false'
UNION ALL
SELECT n.nspname, c.relname, 'the partition''s bounds', pg_catalog.pg_get_partition_constraintdef(c.oid), NULL
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind = 'r'
   AND c.relispartition
   AND pg_catalog.pg_get_partition_constraintdef(c.oid) IS NOT NULL
 ORDER BY 1, 2, 3
