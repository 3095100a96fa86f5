CREATE TABLE users (id int8, name text, nick varchar(20), CONSTRAINT users_pkey PRIMARY KEY (id));
