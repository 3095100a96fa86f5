-- The code before reads an empty address; NULL comes when no such code runs any more.
SET lock_timeout = '5s';
ALTER TABLE users ALTER COLUMN email SET DEFAULT '';
