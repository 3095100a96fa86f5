CREATE TABLE note (id bigint CONSTRAINT note_pkey PRIMARY KEY, author text NOT NULL);
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON note USING (author = current_user);
INSERT INTO note VALUES (1, 'ada'), (2, 'grace');
