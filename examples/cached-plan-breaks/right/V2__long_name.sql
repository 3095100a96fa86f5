-- A column of its own, to which code changes over.
ALTER TABLE users ADD COLUMN long_name varchar(40);
