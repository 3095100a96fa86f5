UPDATE country SET name = 'Austria' WHERE code = 'AT';
UPDATE country SET name = 'Belgium' WHERE code = 'BE';
