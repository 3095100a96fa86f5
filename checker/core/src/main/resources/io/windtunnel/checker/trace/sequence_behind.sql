-- The keys that a sequence is still to give and that rows have already. First the sequence's column, table and name
-- are put in, then a condition on the rows t.
WITH sequence AS (
    SELECT CASE WHEN is_called THEN last_value::pg_catalog.numeric + ? ELSE last_value END AS next FROM %3$s
),
taken AS (
    SELECT t.%1$s::pg_catalog.numeric AS key
    FROM %2$s AS t, sequence
    WHERE (t.%1$s::pg_catalog.numeric - sequence.next) * ? >= 0
        AND (t.%1$s::pg_catalog.numeric - sequence.next) %% ? = 0
        AND t.%1$s::pg_catalog.numeric BETWEEN ? AND ?
        AND %4$s
)
SELECT pg_catalog.count(*), pg_catalog.min(key), pg_catalog.max(key), (SELECT next FROM sequence)
FROM taken
