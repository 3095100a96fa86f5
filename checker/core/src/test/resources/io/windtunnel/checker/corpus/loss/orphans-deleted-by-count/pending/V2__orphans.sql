DELETE FROM message WHERE (SELECT count(*) FROM customer WHERE customer.id = customer_id + 1000000) = 0;
