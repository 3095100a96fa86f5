CREATE TABLE role (name text NOT NULL);
