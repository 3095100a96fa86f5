SET lock_timeout = '5s';
ALTER TABLE queue DROP CONSTRAINT queue_pkey;
ALTER TABLE queue DROP COLUMN id;
ALTER TABLE queue ADD CONSTRAINT queue_pkey PRIMARY KEY (name);
