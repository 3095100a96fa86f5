CREATE TABLE booking (id bigint CONSTRAINT booking_pkey PRIMARY KEY, during daterange NOT NULL);
INSERT INTO booking SELECT n, daterange(date '2025-01-01' + n, date '2025-01-02' + n) FROM generate_series(1, 20) AS n;
