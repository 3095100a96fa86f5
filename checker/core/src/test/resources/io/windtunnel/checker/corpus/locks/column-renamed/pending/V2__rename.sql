SET lock_timeout = '5s';
ALTER TABLE customer RENAME COLUMN name TO full_name;
