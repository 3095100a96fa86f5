CREATE FUNCTION tokyo() RETURNS timestamp LANGUAGE sql SET TimeZone = 'Asia/Tokyo' AS 'SELECT now()::timestamp';
SELECT tokyo();
