CREATE INDEX purchase_note_idx ON purchase (note);
