SET lock_timeout = '5s';
TRUNCATE purchase;
CREATE INDEX purchase_customer_id_idx ON purchase (customer_id);
