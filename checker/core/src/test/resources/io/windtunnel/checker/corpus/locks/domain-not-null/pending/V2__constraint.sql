SET lock_timeout = '5s';
ALTER DOMAIN percent SET NOT NULL;
