SET lock_timeout = '5s';
ALTER TABLE account DROP CONSTRAINT account_email_key;
