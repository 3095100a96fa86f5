INSERT INTO role (id, name) VALUES (3, 'auditor');
