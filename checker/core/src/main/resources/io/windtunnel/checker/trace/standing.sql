-- What stands in a database and can be switched off or lost without a drop: triggers and replica identities.
SELECT pg_catalog.jsonb_build_object(
    'triggers', (
        SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(
            t.oid::pg_catalog.int8, pg_catalog.format('%I.%I', n.nspname, c.relname),
            coalesce(k.conname, t.tgname), t.tgisinternal, t.tgenabled <> 'D') ORDER BY t.oid), '[]')
        FROM pg_catalog.pg_trigger t
        JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_constraint k ON k.oid = t.tgconstraint AND t.tgisinternal
        WHERE t.oid >= 16384 AND t.tgparentid = 0),
    'identities', (
        SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(
            c.oid::pg_catalog.int8, pg_catalog.format('%I.%I', n.nspname, c.relname), c.relreplident,
            CASE c.relreplident
                WHEN 'f' THEN true
                WHEN 'd' THEN EXISTS (
                    SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND i.indimmediate)
                WHEN 'i' THEN EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisreplident)
                ELSE false END,
            EXISTS (
                SELECT FROM pg_catalog.pg_publication_tables t
                JOIN pg_catalog.pg_publication p ON p.pubname = t.pubname AND (p.pubupdate OR p.pubdelete)
                WHERE t.schemaname = n.nspname AND t.tablename = c.relname)) ORDER BY c.oid), '[]')
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND c.oid >= 16384 AND c.relpersistence = 'p' AND n.nspname <> 'windtunnel'))
