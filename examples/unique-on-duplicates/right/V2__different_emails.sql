-- Of users with the same address the first one stays; the others get an address that nobody can receive mail at.
UPDATE users
SET email = email || '#' || id
WHERE EXISTS (SELECT FROM users older WHERE older.email = users.email AND older.id < users.id);
