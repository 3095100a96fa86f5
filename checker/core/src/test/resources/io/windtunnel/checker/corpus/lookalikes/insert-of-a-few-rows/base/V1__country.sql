CREATE TABLE country (code text CONSTRAINT country_pkey PRIMARY KEY, name text NOT NULL);
INSERT INTO country VALUES ('AT', 'Austria'), ('BE', 'Belgium');
