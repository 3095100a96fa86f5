CREATE VIEW noted AS SELECT id, note FROM purchase;
COMMENT ON VIEW noted IS 'purchases with their notes';
