-- The tables with row security, with their owner where row security can bind him, and their policies: name, text and
-- roles of each.
SELECT
    c.oid,
    pg_catalog.format('%I.%I', n.nspname, c.relname),
    c.relrowsecurity,
    c.relforcerowsecurity,
    (
        SELECT o.rolname FROM pg_catalog.pg_roles AS o
        WHERE o.oid = c.relowner AND NOT o.rolsuper AND NOT o.rolbypassrls
    ),
    coalesce((
        SELECT pg_catalog.json_object_agg(
            p.polname,
            pg_catalog.concat_ws(
                ' ', p.polpermissive, p.polcmd, p.polroles::pg_catalog.text,
                pg_catalog.pg_get_expr(p.polqual, p.polrelid), '|', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
            )
        )
        FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid
    ), '{}'),
    coalesce((
        SELECT pg_catalog.json_agg(DISTINCT r.rolname)
        FROM pg_catalog.pg_policy AS p
        JOIN pg_catalog.pg_roles AS r ON r.oid = ANY (p.polroles) AND NOT r.rolsuper AND NOT r.rolbypassrls
        WHERE p.polrelid = c.oid
    ), '[]')
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND (c.relrowsecurity OR c.oid = ANY (?::pg_catalog.oid[]))
ORDER BY 2
