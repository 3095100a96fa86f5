DELETE FROM customer WHERE name NOT LIKE 'Test %';
