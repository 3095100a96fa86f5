SET lock_timeout = '5s';
ALTER TABLE address ADD COLUMN house_number_value integer;
