-- How large the tables are, as the server's own estimates say: one JSON object a row, for check --table-sizes FILE.
-- Only the catalog is read. The number of rows is null where a table was never analysed; a partitioned table is as
-- large as its partitions together.
SELECT pg_catalog.json_build_object('schema', n.nspname, 'table', c.relname, 'rows', s.rows, 'bytes', s.bytes)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT CASE WHEN coalesce(pg_catalog.bool_and(p.reltuples >= 0), true)
            THEN coalesce(pg_catalog.sum(p.reltuples), 0)::bigint END AS rows,
        coalesce(pg_catalog.sum(p.relpages::bigint + coalesce(t.relpages, 0)), 0)::bigint
            * pg_catalog.current_setting('block_size')::bigint AS bytes
    FROM pg_catalog.pg_class p
    LEFT JOIN pg_catalog.pg_class t ON t.oid = p.reltoastrelid
    WHERE p.relkind <> 'p' AND (p.oid = c.oid OR c.relkind = 'p' AND p.oid IN (
        SELECT relid FROM pg_catalog.pg_partition_tree(c.oid)))) s
WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
    AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'
ORDER BY n.nspname, c.relname
