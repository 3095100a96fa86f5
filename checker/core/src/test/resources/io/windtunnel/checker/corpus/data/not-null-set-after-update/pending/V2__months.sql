SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN months integer;
UPDATE users SET months = age * 12;
