SET lock_timeout = '5s';
ALTER TABLE purchase RENAME TO retired_purchase;
