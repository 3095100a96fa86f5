ALTER TABLE purchase VALIDATE CONSTRAINT purchase_customer_id_fkey;
