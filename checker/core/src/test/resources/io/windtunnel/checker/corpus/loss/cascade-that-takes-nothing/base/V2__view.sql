CREATE VIEW adult AS SELECT id FROM customer WHERE age > 17;
