INSERT INTO team VALUES (1, 'Red'), (2, 'Blue');
INSERT INTO player SELECT n, 1 + n % 2 FROM generate_series(1, 22) AS n;
UPDATE team SET name = upper(name);
DELETE FROM player WHERE id > 11;
