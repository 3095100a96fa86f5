-- Of users with the same address the first one stays; the others get an address that nobody can receive mail at.
SET lock_timeout = '5s';
UPDATE users
SET email = email || '#' || id
WHERE EXISTS (SELECT FROM users older WHERE older.email = users.email AND older.id < users.id);

ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
