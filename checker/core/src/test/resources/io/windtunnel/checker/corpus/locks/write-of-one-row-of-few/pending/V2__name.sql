UPDATE day SET name = 'Wednesday' WHERE id = 3;
