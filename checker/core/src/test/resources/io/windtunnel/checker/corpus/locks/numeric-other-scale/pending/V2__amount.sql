SET lock_timeout = '5s';
ALTER TABLE purchase ALTER COLUMN amount TYPE numeric(14, 4);
