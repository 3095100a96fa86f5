SET lock_timeout = '5s';
SELECT add_index('customer', 'email');
