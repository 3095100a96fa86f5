DELETE FROM role;
INSERT INTO role VALUES ('reader'), ('writer');
