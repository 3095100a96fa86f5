SET lock_timeout = '5s';
ALTER TABLE users RENAME name TO unused_name;
