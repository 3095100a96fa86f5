SET lock_timeout = '5s';
ALTER TABLE visit ADD COLUMN arrived_on date;
