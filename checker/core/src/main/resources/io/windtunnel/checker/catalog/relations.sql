-- Tables, views, materialized views. The parents of a partition are in parent_*, too.
SELECT c.oid,
       n.nspname AS schema,
       c.relname AS name,
       c.relkind AS kind,
       c.relpersistence = 'u' AS unlogged,
       pg_catalog.pg_get_userbyid(c.relowner) AS owner,
       am.amname AS access_method,
       ts.spcname AS tablespace,
       coalesce(c.reloptions, '{}')
           || ARRAY(SELECT 'toast.' || o FROM pg_catalog.unnest(t.reloptions) o) AS parameters,
       CASE c.relkind WHEN 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
       ARRAY(SELECT pn.nspname::text
               FROM pg_catalog.pg_inherits h
               JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
               JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
              WHERE h.inhrelid = c.oid ORDER BY h.inhseqno) AS parent_schemas,
       ARRAY(SELECT p.relname::text
               FROM pg_catalog.pg_inherits h
               JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
              WHERE h.inhrelid = c.oid ORDER BY h.inhseqno) AS parent_names,
       CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS of_type,
       CASE WHEN c.relkind = 'f' THEN (
           SELECT 'SERVER ' || pg_catalog.quote_ident(s.srvname) || coalesce(' OPTIONS (' || (
                      SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                                                   || pg_catalog.quote_literal(o.option_value), ', ' ORDER BY o.option_name)
                        FROM pg_catalog.pg_options_to_table(f.ftoptions) o) || ')', '')
             FROM pg_catalog.pg_foreign_table f
             JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
            WHERE f.ftrelid = c.oid) END AS foreign_server,
       c.relrowsecurity AS row_security,
       c.relforcerowsecurity AS forced_row_security,
       CASE c.relreplident
           WHEN 'd' THEN 'DEFAULT'
           WHEN 'f' THEN 'FULL'
           WHEN 'n' THEN 'NOTHING'
           ELSE 'USING INDEX ' || (SELECT pg_catalog.quote_ident(r.relname)
                                     FROM pg_catalog.pg_index i
                                     JOIN pg_catalog.pg_class r ON r.oid = i.indexrelid
                                    WHERE i.indrelid = c.oid AND i.indisreplident)
       END AS replica_identity,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS definition,
       c.relispopulated AS populated,
       m.description AS comment,
       CASE WHEN c.relacl IS NOT NULL THEN ARRAY(SELECT g.privilege_type || CASE WHEN g.is_grantable THEN ' t ' ELSE ' f ' END
                  || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
             FROM pg_catalog.aclexplode(c.relacl) g
            WHERE g.grantee <> c.relowner) END AS privileges
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
  LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
  LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objoid = c.oid AND m.objsubid = 0
 WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                   WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e')
