UPDATE users SET email = lower(email) WHERE id > 0 AND id <= 1000;
