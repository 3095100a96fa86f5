ALTER TABLE address ALTER COLUMN house_number TYPE integer USING house_number::integer;
