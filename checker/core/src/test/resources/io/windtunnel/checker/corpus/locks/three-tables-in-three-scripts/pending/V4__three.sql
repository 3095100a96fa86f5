ALTER TABLE three ADD COLUMN name text;
