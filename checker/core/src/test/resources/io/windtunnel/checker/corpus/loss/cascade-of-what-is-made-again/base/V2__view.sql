CREATE VIEW adult AS SELECT id, email FROM customer WHERE age > 17;
CREATE VIEW adult_email AS SELECT email FROM adult;
