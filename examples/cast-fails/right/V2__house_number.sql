ALTER TABLE address ADD COLUMN house_number_value integer;

UPDATE address SET house_number_value = house_number::integer WHERE house_number ~ '^[0-9]{1,6}$';
