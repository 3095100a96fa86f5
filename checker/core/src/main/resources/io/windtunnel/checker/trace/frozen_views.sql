-- Views that read every column which a table had before it got new ones, in its order, and none of the new ones.
--   1  the tables, SQL-quoted with their schemas, one for each new column
--   2  the new columns
WITH grown AS (
    SELECT c.oid, pg_catalog.min(a.attnum) AS first_new
    FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS new (place, attname)
    JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(new.place)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = new.attname AND NOT a.attisdropped
    GROUP BY c.oid),
older AS (
    SELECT g.oid, pg_catalog.count(*) AS columns, pg_catalog.string_agg(a.attname, E'\n' ORDER BY a.attnum) AS names
    FROM grown g
    JOIN pg_catalog.pg_attribute a
        ON a.attrelid = g.oid AND a.attnum > 0 AND a.attnum < g.first_new AND NOT a.attisdropped
    GROUP BY g.oid)
SELECT v.oid::pg_catalog.int8, pg_catalog.format('%I.%I', vn.nspname, v.relname),
    pg_catalog.format('%I.%I', tn.nspname, t.relname), v.relkind = 'm'
FROM older o
JOIN grown g ON g.oid = o.oid
JOIN pg_catalog.pg_class t ON t.oid = o.oid
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
JOIN pg_catalog.pg_depend d
    ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = o.oid AND d.refobjsubid > 0
    AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
JOIN pg_catalog.pg_class v ON v.oid = r.ev_class AND v.relkind IN ('v', 'm')
JOIN pg_catalog.pg_namespace vn ON vn.oid = v.relnamespace
WHERE o.columns > 1
GROUP BY v.oid, vn.nspname, v.relname, v.relkind, tn.nspname, t.relname, o.columns, o.names, g.first_new
HAVING pg_catalog.count(DISTINCT d.refobjsubid) = o.columns AND pg_catalog.max(d.refobjsubid) < g.first_new
    AND pg_catalog.strpos(
        E'\n' || (SELECT pg_catalog.string_agg(a.attname, E'\n' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = v.oid AND a.attnum > 0) || E'\n',
        E'\n' || o.names || E'\n') > 0
ORDER BY 2, 3
