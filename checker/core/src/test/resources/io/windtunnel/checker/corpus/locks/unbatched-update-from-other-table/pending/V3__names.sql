UPDATE users SET name = profile.nick FROM profile WHERE profile.user_id = users.id;
