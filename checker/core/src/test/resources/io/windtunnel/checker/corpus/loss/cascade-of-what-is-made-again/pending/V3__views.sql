SET lock_timeout = '5s';
DROP VIEW adult CASCADE;
CREATE VIEW adult AS SELECT id, email FROM customer WHERE age > 20;
CREATE VIEW adult_email AS SELECT email FROM adult;
