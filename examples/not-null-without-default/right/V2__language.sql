SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN language text NOT NULL DEFAULT 'en';
