SET lock_timeout = '5s';
CREATE MATERIALIZED VIEW sales AS SELECT customer_id, count(*) AS number FROM purchase GROUP BY customer_id;
CREATE INDEX sales_number_idx ON sales (number);
