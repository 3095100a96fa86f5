SET lock_timeout = '5s';
DELETE FROM customer WHERE name LIKE 'Test %';
