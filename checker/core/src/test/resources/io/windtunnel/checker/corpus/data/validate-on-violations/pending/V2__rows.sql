INSERT INTO users VALUES (1, 'a@example.org', 'Ann', -5), (2, 'b@example.org', 'Bob', 30);
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age > 0) NOT VALID;
