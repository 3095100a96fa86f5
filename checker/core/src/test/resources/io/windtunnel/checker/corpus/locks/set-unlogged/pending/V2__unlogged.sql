SET lock_timeout = '5s';
ALTER TABLE purchase SET UNLOGGED;
