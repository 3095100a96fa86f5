CREATE TABLE profile (user_id bigint CONSTRAINT profile_pkey PRIMARY KEY, nick text);
INSERT INTO profile (user_id) SELECT id FROM users;
UPDATE profile SET nick = 'nobody';
