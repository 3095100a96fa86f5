DELETE FROM purchase WHERE amount < 40;
