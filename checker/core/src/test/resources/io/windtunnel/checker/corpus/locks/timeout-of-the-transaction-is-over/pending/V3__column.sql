ALTER TABLE purchase ADD COLUMN currency text;
