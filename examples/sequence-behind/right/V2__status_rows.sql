SET lock_timeout = '5s';
INSERT INTO status (id, name) VALUES (1, 'open'), (2, 'paid'), (3, 'sent');

SELECT setval('status_id_seq', (SELECT max(id) FROM status));
