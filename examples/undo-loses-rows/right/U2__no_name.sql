ALTER TABLE users RENAME unused_name TO name;
