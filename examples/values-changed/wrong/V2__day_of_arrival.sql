ALTER TABLE visit ALTER COLUMN arrived TYPE date;
