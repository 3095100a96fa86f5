COMMENT ON TABLE customer IS 'who buys';
COMMENT ON COLUMN customer.email IS 'where the invoice goes';
ALTER TABLE customer ALTER COLUMN email SET STATISTICS 500;
ALTER TABLE customer SET (fillfactor = 90);
CREATE STATISTICS customer_statistics ON email, name FROM customer;
ANALYZE customer;
GRANT SELECT ON customer TO PUBLIC;
CREATE VIEW adult AS SELECT id, email FROM customer WHERE age > 17;
