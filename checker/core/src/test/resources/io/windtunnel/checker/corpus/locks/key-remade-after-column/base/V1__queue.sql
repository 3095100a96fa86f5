CREATE TABLE queue (id bigint, name text NOT NULL, CONSTRAINT queue_pkey PRIMARY KEY (id));
CREATE UNIQUE INDEX queue_name_key ON queue (name);
