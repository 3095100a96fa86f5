SELECT n.oid,
       n.nspname AS name,
       pg_catalog.pg_get_userbyid(n.nspowner) AS owner,
       m.description AS comment,
       CASE WHEN n.nspacl IS NOT NULL THEN ARRAY(SELECT g.privilege_type || CASE WHEN g.is_grantable THEN ' t ' ELSE ' f ' END
                  || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
             FROM pg_catalog.aclexplode(n.nspacl) g
            WHERE g.grantee <> n.nspowner) END AS privileges
  FROM pg_catalog.pg_namespace n
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND m.objoid = n.oid AND m.objsubid = 0
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                   WHERE e.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND e.objid = n.oid AND e.deptype = 'e')
