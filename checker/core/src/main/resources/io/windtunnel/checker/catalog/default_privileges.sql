SELECT d.oid,
       pg_catalog.pg_get_userbyid(d.defaclrole) AS role,
       n.nspname AS schema,
       CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
           WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS objects,
       CASE WHEN d.defaclacl IS NOT NULL THEN ARRAY(SELECT g.privilege_type || CASE WHEN g.is_grantable THEN ' t ' ELSE ' f ' END
                  || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
             FROM pg_catalog.aclexplode(d.defaclacl) g
            WHERE g.grantee <> d.defaclrole) END AS privileges
  FROM pg_catalog.pg_default_acl d
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
 WHERE (n.oid IS NULL OR n.nspname <> ALL (?))
