SET lock_timeout = '5s';
DROP VIEW adult;
CREATE VIEW adult AS SELECT id, email FROM customer WHERE age > 17;
