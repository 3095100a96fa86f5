SET lock_timeout = '5s';
ALTER TABLE purchase DROP COLUMN paid_fk_id;
ALTER TABLE purchase ADD COLUMN paid_acc_id_fk bigint CONSTRAINT purchase_paid_acc_id_fk_fkey REFERENCES account;
