SET lock_timeout = '5s';
ALTER TABLE customer ALTER COLUMN email TYPE text COLLATE "C";
