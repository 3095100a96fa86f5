-- The types that a column can be of, with what they are made of.
SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       t.typtype AS kind,
       t.typcategory AS category,
       CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END AS element,
       t.typbasetype AS base,
       t.typtypmod AS base_modifier,
       t.typnotnull AS not_null,
       pg_catalog.format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END,
                              CASE WHEN t.typtype = 'd' THEN t.typtypmod END) AS printed,
       coalesce(r.rngsubtype, m.rngtypid, 0) AS range_of,
       CASE WHEN t.typtype = 'e' THEN ARRAY(
           SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
       END AS labels,
       CASE WHEN t.typtype = 'c' THEN ARRAY(
           SELECT a.atttypid::bigint FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
       END AS attributes,
       CASE WHEN t.typtype = 'c' THEN ARRAY(
           SELECT a.atttypmod::bigint FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
       END AS attribute_modifiers,
       CASE WHEN t.typtype = 'd' THEN ARRAY(
           SELECT pg_catalog.pg_get_expr(o.conbin, 0) FROM pg_catalog.pg_constraint o
            WHERE o.contypid = t.oid AND o.contype = 'c' ORDER BY o.conname)
       END AS checks
  FROM pg_catalog.pg_type t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
  LEFT JOIN pg_catalog.pg_range m ON m.rngmultitypid = t.oid
 WHERE n.nspname <> 'information_schema'
   AND (t.typtype <> 'c' OR n.nspname <> 'pg_catalog')
   AND (t.typtype <> 'b' OR n.nspname <> 'pg_toast')
