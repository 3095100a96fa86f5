SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN nick text;
UPDATE purchase SET note = upper(note);
