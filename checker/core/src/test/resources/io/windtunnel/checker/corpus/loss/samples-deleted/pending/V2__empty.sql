WITH gone AS (DELETE FROM message RETURNING id)
SELECT count(*) FROM gone;
