SELECT c.oid,
       i.indrelid AS relation,
       n.nspname AS schema,
       c.relname AS name,
       i.indisunique AS unique,
       i.indisvalid AS valid,
       i.indisclustered AS clustered,
       am.amname AS method,
       i.indkey::int2[] AS columns,
       i.indnkeyatts AS keys,
       i.indexprs IS NOT NULL AS has_expressions,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
       -- The text before USING holds names alone; its length is known, so no name can be taken for the keyword.
       pg_catalog.substr(
           pg_catalog.pg_get_indexdef(c.oid),
           pg_catalog.length('CREATE ' || CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX '
               || pg_catalog.quote_ident(c.relname) || ' ON ' || CASE WHEN c.relkind = 'I' THEN 'ONLY ' ELSE '' END
               || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) || ' USING ') + 1) AS using,
       o.conname AS constraint,
       pn.nspname AS parent_schema,
       p.relname AS parent_name,
       m.description AS comment
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_am am ON am.oid = c.relam
  LEFT JOIN pg_catalog.pg_constraint o
    ON o.conrelid = i.indrelid AND o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.indexrelid
  LEFT JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
  LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objoid = c.oid AND m.objsubid = 0
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
