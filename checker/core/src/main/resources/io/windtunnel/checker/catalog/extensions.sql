SELECT x.oid, x.extname AS name, n.nspname AS schema, x.extversion AS version, m.description AS comment
  FROM pg_catalog.pg_extension x
  JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND m.objoid = x.oid AND m.objsubid = 0
 WHERE n.nspname <> ALL (?)
