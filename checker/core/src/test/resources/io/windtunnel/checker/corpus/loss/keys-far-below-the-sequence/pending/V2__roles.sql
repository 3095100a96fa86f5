INSERT INTO role (id, name) VALUES (1, 'reader'), (-1, 'nobody');
