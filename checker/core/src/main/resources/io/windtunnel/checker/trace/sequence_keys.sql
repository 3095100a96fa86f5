-- The unique columns of these tables, and of those that they are partitions of, whose default is the next value of a
-- sequence. A default that computes something with that value is none of them.
WITH written AS (
    SELECT w.oid AS written, a.oid
    FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS w (oid),
        LATERAL (SELECT w.oid UNION SELECT p.relid FROM pg_catalog.pg_partition_ancestors(w.oid) AS p) AS a (oid)
),
given AS (
    SELECT d.refobjid AS relation, d.refobjsubid AS number, d.objid AS sequence
    FROM pg_catalog.pg_depend AS d
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        AND d.refobjid IN (SELECT oid FROM written)
        AND d.refobjsubid > 0
        AND d.deptype = 'i'
    UNION
    SELECT ad.adrelid, ad.adnum, d.refobjid
    FROM pg_catalog.pg_attrdef AS ad
    JOIN pg_catalog.pg_depend AS d
        ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
        AND d.objid = ad.oid
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    WHERE ad.adrelid IN (SELECT oid FROM written)
        AND pg_catalog.pg_get_expr(ad.adbin, ad.adrelid)
            = pg_catalog.format('nextval(%L::regclass)', d.refobjid::pg_catalog.regclass)
)
SELECT DISTINCT ON (g.relation, g.number, g.sequence)
    w.written,
    g.relation,
    pg_catalog.format('%I.%I', tn.nspname, t.relname) AS table_name,
    g.number,
    a.attname AS column_name,
    g.sequence,
    pg_catalog.format('%I.%I', sn.nspname, sc.relname) AS sequence_name,
    s.seqincrement,
    s.seqmin,
    s.seqmax
FROM given AS g
JOIN written AS w ON w.oid = g.relation
JOIN pg_catalog.pg_class AS t ON t.oid = g.relation AND t.relkind IN ('r', 'p') AND t.relpersistence <> 't'
JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = g.relation AND a.attnum = g.number
JOIN pg_catalog.pg_type AS y ON y.oid = a.atttypid
JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = g.sequence
JOIN pg_catalog.pg_class AS sc ON sc.oid = g.sequence
JOIN pg_catalog.pg_namespace AS sn ON sn.oid = sc.relnamespace
WHERE coalesce(nullif(y.typbasetype, 0), y.oid)
        IN ('int2'::pg_catalog.regtype, 'int4'::pg_catalog.regtype, 'int8'::pg_catalog.regtype,
            'numeric'::pg_catalog.regtype)
    AND EXISTS (
        SELECT FROM pg_catalog.pg_index AS i
        WHERE i.indrelid = g.relation
            AND i.indisunique
            AND i.indnkeyatts = 1
            AND i.indkey[0] = g.number
            AND i.indpred IS NULL
    )
    -- a partition has the sequence of the table that it is a part of
    AND NOT EXISTS (
        SELECT FROM given AS whole
        WHERE whole.sequence = g.sequence
            AND whole.relation <> g.relation
            AND whole.relation IN (SELECT p.relid FROM pg_catalog.pg_partition_ancestors(g.relation) AS p)
    )
ORDER BY g.relation, g.number, g.sequence, w.written
