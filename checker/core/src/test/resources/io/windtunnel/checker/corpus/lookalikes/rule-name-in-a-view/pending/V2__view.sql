CREATE VIEW dropped_users AS SELECT id, 'DROP TABLE' AS command FROM users WHERE name = 'TRUNCATE';
