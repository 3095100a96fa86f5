SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN nick text;
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM users LOOP UPDATE users SET nick = 'n' || r.id WHERE id = r.id; END LOOP; END $$;
