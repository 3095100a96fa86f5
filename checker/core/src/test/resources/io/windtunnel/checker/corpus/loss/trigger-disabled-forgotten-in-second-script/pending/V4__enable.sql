ALTER TABLE customer ENABLE TRIGGER trim_name;
