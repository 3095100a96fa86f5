SET lock_timeout = '5s';
CREATE OR REPLACE VIEW noted AS SELECT id, note, amount FROM purchase;
