SET lock_timeout = '5s';
ALTER TABLE users RENAME unused_name TO name;
