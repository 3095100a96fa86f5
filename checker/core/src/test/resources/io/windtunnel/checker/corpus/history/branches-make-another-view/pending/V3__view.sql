CREATE VIEW everybody AS SELECT * FROM users;
