SET lock_timeout = '5s';
CREATE DOMAIN address_text AS text;
ALTER TABLE customer ALTER COLUMN email TYPE address_text;
