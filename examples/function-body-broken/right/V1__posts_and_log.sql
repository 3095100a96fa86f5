CREATE TABLE log (line text);

CREATE TABLE posts (
    id bigint,
    title text,
    CONSTRAINT posts_pkey PRIMARY KEY (id)
);

CREATE FUNCTION note_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO log (line) VALUES (NEW.title);
    RETURN NEW;
END $$;

CREATE TRIGGER note_post AFTER INSERT ON posts FOR EACH ROW EXECUTE FUNCTION note_post();
