CREATE TABLE ${table.Name} (id bigint NOT NULL, name text NOT NULL, CONSTRAINT customer_pkey PRIMARY KEY (id));
