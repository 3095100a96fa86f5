UPDATE users SET name = 'Root' WHERE email = 'root@example.org';
