-- Enums, domains, ranges, and composite types that are not a table's row type.
SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       t.typtype AS kind,
       t.typrelid AS relation,
       CASE WHEN t.typtype = 'e' THEN ARRAY(
           SELECT e.enumlabel::text FROM pg_catalog.pg_enum e
            WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) END AS labels,
       CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS base_type,
       t.typnotnull AS not_null,
       -- A domain's default; pg_dump prefers the expression to typdefault, too.
       coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 'pg_catalog.pg_type'::pg_catalog.regclass), t.typdefault)
           AS default_expression,
       CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN (
           SELECT pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname)
             FROM pg_catalog.pg_collation co
             JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
            WHERE co.oid = t.typcollation) END AS collation,
       CASE WHEN t.typtype = 'r' THEN (
           SELECT pg_catalog.concat_ws(', ',
                      'SUBTYPE = ' || pg_catalog.format_type(r.rngsubtype, NULL),
                      'SUBTYPE_OPCLASS = ' || (SELECT pg_catalog.quote_ident(opn.nspname) || '.' || pg_catalog.quote_ident(op.opcname)
                                                 FROM pg_catalog.pg_opclass op
                                                 JOIN pg_catalog.pg_namespace opn ON opn.oid = op.opcnamespace
                                                WHERE op.oid = r.rngsubopc AND NOT op.opcdefault),
                      'COLLATION = ' || (SELECT pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(co.collname)
                                           FROM pg_catalog.pg_collation co
                                           JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
                                           JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
                                          WHERE co.oid = r.rngcollation AND co.oid <> st.typcollation),
                      'CANONICAL = ' || nullif(r.rngcanonical, 0)::pg_catalog.regproc,
                      'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff, 0)::pg_catalog.regproc,
                      'MULTIRANGE_TYPE_NAME = ' || pg_catalog.format_type(r.rngmultitypid, NULL))
             FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid) END AS definition,
       pg_catalog.pg_get_userbyid(t.typowner) AS owner,
       m.description AS comment,
       ARRAY(SELECT g.privilege_type || CASE WHEN g.is_grantable THEN ' t ' ELSE ' f ' END
                  || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
             FROM pg_catalog.aclexplode(coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner))) g
            WHERE g.grantee <> t.typowner) AS privileges
  FROM pg_catalog.pg_type t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
  LEFT JOIN pg_catalog.pg_description m
    ON (m.classoid, m.objoid, m.objsubid) IN (
           ('pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0),
           ('pg_catalog.pg_class'::pg_catalog.regclass, nullif(t.typrelid, 0), 0))
 WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                   WHERE e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND e.objid = t.oid AND e.deptype = 'e')
