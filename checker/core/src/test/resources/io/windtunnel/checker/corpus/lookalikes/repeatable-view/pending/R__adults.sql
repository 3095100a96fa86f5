CREATE OR REPLACE VIEW adult AS SELECT id, email FROM users WHERE age > 17;
