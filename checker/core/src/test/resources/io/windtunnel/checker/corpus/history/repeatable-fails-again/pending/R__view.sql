CREATE VIEW reader AS SELECT name FROM role;
