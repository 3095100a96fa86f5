CREATE TABLE users (nick varchar(20), name text, id int8, CONSTRAINT users_pkey PRIMARY KEY (id));
