CREATE MATERIALIZED VIEW revenue AS SELECT customer_id, sum(amount) AS total FROM purchase GROUP BY customer_id;
