-- Every table that holds rows itself, with its columns: what a fingerprint is made of.
SELECT c.oid::bigint AS oid,
       n.nspname AS schema_name,
       c.relname AS table_name,
       pg_catalog.array_agg(a.attnum::int ORDER BY a.attnum) AS numbers,
       pg_catalog.array_agg(a.attname::text ORDER BY a.attnum) AS names
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relkind = 'r'
   AND c.relpersistence <> 't'
   AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'windtunnel')
 GROUP BY c.oid, n.nspname, c.relname
 ORDER BY n.nspname, c.relname
