SELECT p.oid,
       n.nspname AS schema,
       p.proname AS name,
       p.prokind AS kind,
       pg_catalog.pg_get_function_identity_arguments(p.oid) AS arguments,
       pg_catalog.pg_get_function_result(p.oid) AS result,
       l.lanname AS language,
       CASE WHEN p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid)
            ELSE (SELECT pg_catalog.concat_ws(', ',
                             'SFUNC = ' || g.aggtransfn::pg_catalog.regproc,
                             'STYPE = ' || pg_catalog.format_type(g.aggtranstype, NULL),
                             'SSPACE = ' || nullif(g.aggtransspace, 0),
                             'FINALFUNC = ' || nullif(g.aggfinalfn, 0)::pg_catalog.regproc,
                             CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                             'COMBINEFUNC = ' || nullif(g.aggcombinefn, 0)::pg_catalog.regproc,
                             'SERIALFUNC = ' || nullif(g.aggserialfn, 0)::pg_catalog.regproc,
                             'DESERIALFUNC = ' || nullif(g.aggdeserialfn, 0)::pg_catalog.regproc,
                             'INITCOND = ' || pg_catalog.quote_literal(g.agginitval),
                             'MSFUNC = ' || nullif(g.aggmtransfn, 0)::pg_catalog.regproc,
                             'MINVFUNC = ' || nullif(g.aggminvtransfn, 0)::pg_catalog.regproc,
                             'MSTYPE = ' || nullif(pg_catalog.format_type(nullif(g.aggmtranstype, 0), NULL), '-'),
                             'MFINALFUNC = ' || nullif(g.aggmfinalfn, 0)::pg_catalog.regproc,
                             'MINITCOND = ' || pg_catalog.quote_literal(g.aggminitval),
                             'SORTOP = ' || nullif(g.aggsortop, 0)::pg_catalog.regoper,
                             CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
                             CASE g.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END)
                    FROM pg_catalog.pg_aggregate g WHERE g.aggfnoid = p.oid)
       END AS definition,
       pg_catalog.pg_get_userbyid(p.proowner) AS owner,
       m.description AS comment,
       ARRAY(SELECT g.privilege_type || CASE WHEN g.is_grantable THEN ' t ' ELSE ' f ' END
                  || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
             FROM pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) g
            WHERE g.grantee <> p.proowner) AS privileges
  FROM pg_catalog.pg_proc p
  JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  JOIN pg_catalog.pg_language l ON l.oid = p.prolang
  LEFT JOIN pg_catalog.pg_description m
    ON m.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objoid = p.oid AND m.objsubid = 0
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                   WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = p.oid AND e.deptype = 'e')
   -- The constructors of a range type come and go with it.
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i
                    WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND i.objid = p.oid
                      AND i.deptype = 'i' AND i.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass)
