SET lock_timeout = '5s';
CREATE OR REPLACE VIEW ids AS SELECT id FROM users WHERE id > 0;
