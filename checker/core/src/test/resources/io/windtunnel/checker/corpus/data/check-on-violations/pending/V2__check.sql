SET lock_timeout = '5s';
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age BETWEEN 18 AND 120);
