SET lock_timeout = '5s';
ALTER TABLE people RENAME TO users;
