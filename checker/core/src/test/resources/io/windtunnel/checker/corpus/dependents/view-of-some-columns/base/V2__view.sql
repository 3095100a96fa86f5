CREATE VIEW adult AS SELECT id, email FROM customer WHERE age > 17;
