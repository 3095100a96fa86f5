SET lock_timeout = '5s';
ALTER TABLE customer ALTER COLUMN name SET NOT NULL;
