DELETE FROM country;
INSERT INTO country VALUES ('AT'), ('BE'), ('CH');
