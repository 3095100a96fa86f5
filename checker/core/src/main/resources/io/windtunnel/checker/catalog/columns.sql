-- Columns of tables and views, attributes of composite types (their pg_class row).
SELECT a.attrelid AS relation,
       a.attnum AS number,
       a.attname AS name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS not_null,
       a.attidentity AS identity,
       a.attgenerated AS generated,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
       CASE WHEN a.attcollation <> t.typcollation THEN (
           SELECT pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname)
             FROM pg_catalog.pg_collation co
             JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
            WHERE co.oid = a.attcollation) END AS collation,
       NOT a.attislocal AS inherited,
       -- Unset is -1 before PostgreSQL 17 and NULL from then on.
       CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END AS statistics,
       CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
       a.attcompression AS compression,
       a.attoptions AS options,
       CASE WHEN a.attfdwoptions IS NOT NULL THEN ARRAY(
           SELECT pg_catalog.quote_ident(o.option_name) || ' ' || pg_catalog.quote_literal(o.option_value)
             FROM pg_catalog.pg_options_to_table(a.attfdwoptions) o) END AS foreign_options,
       m.description AS comment,
       CASE WHEN a.attacl IS NOT NULL THEN ARRAY(SELECT g.privilege_type || CASE WHEN g.is_grantable THEN ' t ' ELSE ' f ' END
                  || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
             FROM pg_catalog.aclexplode(a.attacl) g
            WHERE g.grantee <> c.relowner) END AS privileges
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objoid = a.attrelid AND m.objsubid = a.attnum
 WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
 ORDER BY a.attrelid, a.attnum
