CREATE INDEX email_index ON customer (email);
