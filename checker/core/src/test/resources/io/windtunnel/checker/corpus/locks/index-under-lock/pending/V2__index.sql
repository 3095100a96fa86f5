SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN nick text;
CREATE INDEX purchase_customer_id_idx ON purchase (customer_id);
