SET lock_timeout = '5s';
ALTER TABLE log ADD CONSTRAINT log_pkey PRIMARY KEY (id);
