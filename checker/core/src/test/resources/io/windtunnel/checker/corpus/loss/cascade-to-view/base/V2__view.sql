CREATE VIEW adult AS SELECT id, age FROM customer WHERE age > 17;
