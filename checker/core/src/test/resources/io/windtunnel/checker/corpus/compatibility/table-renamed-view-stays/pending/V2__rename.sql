SET lock_timeout = '5s';
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT id, email, name, age FROM people;
