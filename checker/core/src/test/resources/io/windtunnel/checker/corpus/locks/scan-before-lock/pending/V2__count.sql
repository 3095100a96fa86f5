SET lock_timeout = '5s';
CREATE TABLE spending AS SELECT customer_id, sum(amount) AS total FROM purchase GROUP BY customer_id;
ALTER TABLE customer ADD COLUMN spent numeric;
