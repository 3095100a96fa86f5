INSERT INTO role (name) VALUES ('auditor');
INSERT INTO role (id, name) VALUES (DEFAULT, 'owner');
