-- The columns of the tables that hold rows themselves. A size of 0 bytes says that a table is empty, any other nothing.
SELECT n.nspname AS schema,
       c.relname AS table,
       a.attname AS name,
       a.atttypid AS type,
       a.atttypmod AS modifier,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS printed,
       a.attgenerated <> '' AS generated,
       pg_catalog.pg_relation_size(c.oid) AS bytes
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind = 'r'
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
 ORDER BY a.attrelid, a.attnum
