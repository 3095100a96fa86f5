SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN spent numeric;
CREATE TABLE spending AS SELECT customer_id, sum(amount) AS total FROM purchase GROUP BY customer_id;
