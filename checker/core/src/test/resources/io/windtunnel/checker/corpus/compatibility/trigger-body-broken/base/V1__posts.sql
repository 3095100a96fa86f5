CREATE TABLE log (id bigint CONSTRAINT log_pkey PRIMARY KEY, line text);
CREATE TABLE post (id bigint CONSTRAINT post_pkey PRIMARY KEY, title text);
CREATE FUNCTION note_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO log (id, line) VALUES (NEW.id, NEW.title);
    RETURN NEW;
END $$;
CREATE TRIGGER note_post AFTER INSERT ON post FOR EACH ROW EXECUTE FUNCTION note_post();
