CREATE VIEW noted AS SELECT id, note FROM purchase;
