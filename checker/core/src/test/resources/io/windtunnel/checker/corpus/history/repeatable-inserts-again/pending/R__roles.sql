INSERT INTO role VALUES ('reader');
