SET lock_timeout = '5s';
DROP VIEW noted;
ALTER TABLE purchase ALTER COLUMN note TYPE text;
CREATE VIEW noted AS SELECT id, note FROM purchase;
GRANT SELECT ON noted TO PUBLIC;
