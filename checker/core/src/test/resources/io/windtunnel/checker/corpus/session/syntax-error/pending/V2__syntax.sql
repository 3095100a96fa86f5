CREATE TABEL city (id bigint);
