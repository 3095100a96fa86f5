SET lock_timeout = '5s';
ALTER TABLE users RENAME TO people;

-- For the code that runs until this is rolled out; dropped in a later deployment.
CREATE VIEW users AS SELECT * FROM people;
