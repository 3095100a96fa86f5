ALTER TABLE users ADD COLUMN nick text;
UPDATE users SET nick = username;
ALTER TABLE users ALTER COLUMN nick SET NOT NULL;
