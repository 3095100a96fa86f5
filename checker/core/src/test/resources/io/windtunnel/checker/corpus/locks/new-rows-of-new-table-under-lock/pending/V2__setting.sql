SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN nick text;
CREATE TABLE setting (name text CONSTRAINT setting_pkey PRIMARY KEY, value text);
INSERT INTO setting VALUES ('colour', 'red'), ('size', 'small');
