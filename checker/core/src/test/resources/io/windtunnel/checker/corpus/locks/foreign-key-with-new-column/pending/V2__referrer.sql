SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN first_purchase_id bigint CONSTRAINT customer_first_purchase_id_fkey REFERENCES purchase;
