DELETE FROM purchase WHERE id = 3;
