DELETE FROM customer WHERE name LIKE 'Test %';
