ALTER TABLE supplier ALTER COLUMN id TYPE bigint;
ALTER TABLE supplier ALTER COLUMN name SET NOT NULL;
ALTER TABLE supplier ADD CONSTRAINT supplier_pkey PRIMARY KEY (id);
ALTER TABLE supplier ADD CONSTRAINT supplier_name_key UNIQUE (name);
ALTER TABLE supplier ADD CONSTRAINT supplier_country_check CHECK (length(country) = 2);
CREATE INDEX supplier_country_idx ON supplier (country);
UPDATE supplier SET country = 'CH';
