INSERT INTO status (id, name) VALUES (1, 'open'), (2, 'paid'), (3, 'sent');
