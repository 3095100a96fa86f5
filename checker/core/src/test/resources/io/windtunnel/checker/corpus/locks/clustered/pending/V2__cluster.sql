SET lock_timeout = '5s';
CLUSTER customer USING customer_pkey;
