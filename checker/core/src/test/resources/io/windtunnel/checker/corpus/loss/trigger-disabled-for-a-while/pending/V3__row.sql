SET lock_timeout = '5s';
ALTER TABLE customer DISABLE TRIGGER trim_name;
INSERT INTO customer VALUES (100, 'new@example.org', ' New ', 30);
ALTER TABLE customer ENABLE TRIGGER trim_name;
