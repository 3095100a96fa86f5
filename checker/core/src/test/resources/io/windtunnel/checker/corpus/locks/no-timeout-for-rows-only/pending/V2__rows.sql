INSERT INTO customer VALUES (100, 'new@example.org', 'New', 30);
UPDATE customer SET name = 'Renamed' WHERE id = 1;
