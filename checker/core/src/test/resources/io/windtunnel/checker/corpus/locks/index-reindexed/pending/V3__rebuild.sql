SET lock_timeout = '5s';
REINDEX INDEX customer_email_idx;
