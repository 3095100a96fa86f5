SELECT set_config('lock_timeout', '5s', true);
ALTER TABLE customer ADD COLUMN nick text;
