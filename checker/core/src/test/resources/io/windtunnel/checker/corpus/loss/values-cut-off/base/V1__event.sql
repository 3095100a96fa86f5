CREATE TABLE event (id bigint CONSTRAINT event_pkey PRIMARY KEY, at timestamp NOT NULL);
INSERT INTO event SELECT n, timestamp '2025-03-01 12:30:00' + n * interval '1 hour' FROM generate_series(1, 20) AS n;
