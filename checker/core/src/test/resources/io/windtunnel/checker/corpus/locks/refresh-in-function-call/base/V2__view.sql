CREATE MATERIALIZED VIEW revenue AS SELECT customer_id, sum(amount) AS total FROM purchase GROUP BY customer_id;
CREATE FUNCTION refresh_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN REFRESH MATERIALIZED VIEW revenue; END $$;
