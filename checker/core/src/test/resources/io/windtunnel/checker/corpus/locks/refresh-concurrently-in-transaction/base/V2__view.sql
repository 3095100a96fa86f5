CREATE MATERIALIZED VIEW revenue AS SELECT customer_id, sum(amount) AS total FROM purchase GROUP BY customer_id;
CREATE UNIQUE INDEX revenue_customer_id_idx ON revenue (customer_id);
