UPDATE customer SET name = 'Ada' WHERE id = 7;
