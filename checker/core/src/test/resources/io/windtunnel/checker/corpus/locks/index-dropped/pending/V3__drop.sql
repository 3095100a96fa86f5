SET lock_timeout = '5s';
DROP INDEX customer_email_idx;
