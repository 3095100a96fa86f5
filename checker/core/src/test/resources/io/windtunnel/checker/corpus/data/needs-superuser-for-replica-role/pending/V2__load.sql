SET session_replication_role = replica;
INSERT INTO customer VALUES (100, 'new@example.org', 'New', 30);
