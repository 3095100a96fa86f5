SET lock_timeout = '5s';
CREATE TABLE journal (entry text);

CREATE OR REPLACE FUNCTION note_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO log (line) VALUES (NEW.title);
    INSERT INTO journal (entry) VALUES (NEW.title);
    RETURN NEW;
END $$;
