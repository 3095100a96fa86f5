-- Who stands in the way of the sessions with the application name of the parameter: those that the server says block
-- one of them, and whoever holds Flyway's advisory lock, for which Flyway asks again and again instead of waiting.
-- 18028 is the first word of Flyway's lock number, the letters "Fl"; a carry can take one away or add one.
WITH ours AS (
    SELECT pid FROM pg_catalog.pg_stat_activity
    WHERE application_name = ? AND datname = pg_catalog.current_database()
), flyway AS (
    SELECT l.pid, l.classid, l.objid FROM pg_catalog.pg_locks l
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid BETWEEN 18027 AND 18029
      AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
), blockers AS (
    SELECT b.pid, w.relation::pg_catalog.oid AS relation, w.mode AS wanted,
           CASE WHEN w.locktype = 'relation' THEN 'a lock on ' || w.relation::pg_catalog.regclass::text
                WHEN w.locktype IN ('transactionid', 'virtualxid') THEN 'the end of another transaction'
                ELSE 'a lock of the kind ' || w.locktype END AS what
    FROM ours o
    JOIN pg_catalog.pg_locks w ON w.pid = o.pid AND NOT w.granted,
         LATERAL pg_catalog.unnest(pg_catalog.pg_blocking_pids(o.pid)) AS b (pid)
    UNION
    SELECT f.pid, NULL::pg_catalog.oid, NULL, 'Flyway''s lock'
    FROM flyway f
    WHERE f.pid NOT IN (SELECT pid FROM ours)
      AND NOT EXISTS (SELECT FROM flyway mine JOIN ours o USING (pid))
)
SELECT b.what, b.wanted, b.pid, b.pid IN (SELECT pid FROM ours) AS is_ours,
       a.application_name, a.usename, pg_catalog.host(a.client_addr) AS client, a.state,
       coalesce(a.xact_start, a.query_start, a.backend_start) AS since,
       CASE WHEN a.query <> '<insufficient privilege>' THEN a.query END AS query,
       (SELECT pg_catalog.string_agg(DISTINCT h.mode, ', ') FROM pg_catalog.pg_locks h
         WHERE h.pid = b.pid AND h.granted AND h.relation = b.relation) AS held
FROM blockers b
JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
ORDER BY b.what, b.pid
