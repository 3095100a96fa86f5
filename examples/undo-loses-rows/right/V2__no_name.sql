ALTER TABLE users RENAME name TO unused_name;
