CREATE TABLE country (code text CONSTRAINT country_pkey PRIMARY KEY);
INSERT INTO country VALUES ('AT'), ('BE');
