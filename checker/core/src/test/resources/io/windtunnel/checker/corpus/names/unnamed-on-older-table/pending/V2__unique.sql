SET lock_timeout = '5s';
ALTER TABLE customer ADD UNIQUE (email);
