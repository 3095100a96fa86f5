ALTER TABLE users ADD nick text;
