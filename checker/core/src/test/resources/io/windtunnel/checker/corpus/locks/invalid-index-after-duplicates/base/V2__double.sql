INSERT INTO customer VALUES (21, 'c1@example.org', 'Twin', 30);
