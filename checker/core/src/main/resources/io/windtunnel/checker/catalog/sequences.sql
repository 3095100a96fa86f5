SELECT c.oid,
       n.nspname AS schema,
       c.relname AS name,
       pg_catalog.format_type(s.seqtypid, NULL) AS type,
       s.seqstart AS start,
       s.seqincrement AS increment,
       s.seqmin AS minimum,
       s.seqmax AS maximum,
       s.seqcache AS cache,
       s.seqcycle AS cycle,
       rn.nspname AS owner_schema,
       r.relname AS owner_table,
       a.attname AS owner_column,
       coalesce(d.deptype = 'i', false) AS inside_identity,
       pg_catalog.pg_get_userbyid(c.relowner) AS owner,
       m.description AS comment,
       CASE WHEN c.relacl IS NOT NULL THEN ARRAY(SELECT g.privilege_type || CASE WHEN g.is_grantable THEN ' t ' ELSE ' f ' END
                  || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
             FROM pg_catalog.aclexplode(c.relacl) g
            WHERE g.grantee <> c.relowner) END AS privileges
  FROM pg_catalog.pg_sequence s
  JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_depend d
    ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.objsubid = 0
   AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
  LEFT JOIN pg_catalog.pg_class r ON r.oid = d.refobjid
  LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objoid = c.oid AND m.objsubid = 0
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                   WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e')
