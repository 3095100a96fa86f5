CREATE OR REPLACE VIEW adult AS SELECT id, email, name FROM customer WHERE age > 17;
