UPDATE users SET nick = email;
