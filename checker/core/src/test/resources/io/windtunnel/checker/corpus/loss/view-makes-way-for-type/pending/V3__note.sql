SET lock_timeout = '5s';
DROP VIEW noted;
ALTER TABLE purchase ALTER COLUMN note TYPE varchar(80);
CREATE VIEW noted AS SELECT id, note FROM purchase;
