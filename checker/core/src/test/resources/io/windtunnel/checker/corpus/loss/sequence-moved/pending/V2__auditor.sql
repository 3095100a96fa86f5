INSERT INTO role (id, name) VALUES (3, 'auditor');
SELECT setval(pg_get_serial_sequence('role', 'id'), (SELECT max(id) FROM role));
