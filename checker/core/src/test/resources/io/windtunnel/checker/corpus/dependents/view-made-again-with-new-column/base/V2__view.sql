CREATE VIEW adult AS SELECT * FROM customer WHERE age > 17;
