SET LOCAL lock_timeout = '2s';

CREATE INDEX customer_lower_email_idx
    ON customer (lower(email));
