CREATE TABLE event (id bigint CONSTRAINT event_pkey PRIMARY KEY, data json NOT NULL);
INSERT INTO event SELECT n, '{"a": 1}' FROM generate_series(1, 20) AS n;
