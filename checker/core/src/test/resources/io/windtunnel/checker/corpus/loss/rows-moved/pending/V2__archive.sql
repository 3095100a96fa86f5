CREATE TABLE log_archive (id bigint CONSTRAINT log_archive_pkey PRIMARY KEY, line text NOT NULL);
INSERT INTO log_archive SELECT id, line FROM log;
DELETE FROM log;
