DELETE FROM message WHERE customer_id NOT IN (SELECT id + 1000000 FROM customer);
