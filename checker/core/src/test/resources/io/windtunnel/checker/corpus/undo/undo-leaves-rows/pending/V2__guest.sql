INSERT INTO users VALUES (3, 'guest');
