SET lock_timeout = '5s';
ALTER TABLE customer ALTER COLUMN name TYPE varchar(5) USING left(name, 5);
