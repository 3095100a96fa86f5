SET lock_timeout = '5s';
ALTER INDEX customer_email_idx RENAME TO customer_by_email;
