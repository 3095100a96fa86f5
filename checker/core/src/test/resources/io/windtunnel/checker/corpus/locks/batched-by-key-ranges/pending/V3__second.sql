UPDATE users SET email = lower(email) WHERE id > 1000 AND id <= 2000;
