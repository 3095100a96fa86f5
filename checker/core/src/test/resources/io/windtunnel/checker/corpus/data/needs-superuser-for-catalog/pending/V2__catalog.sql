INSERT INTO information_schema.sql_features VALUES ('X', 'x', 'x', 'x', 'NO', 'x', 'x');
