SET lock_timeout = '5s';
ALTER TABLE account ALTER COLUMN username DROP NOT NULL;
