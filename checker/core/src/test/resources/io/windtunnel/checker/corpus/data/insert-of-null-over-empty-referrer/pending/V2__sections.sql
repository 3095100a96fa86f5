SET lock_timeout = '5s';
INSERT INTO section (shop_id, kind)
SELECT shop_id, CASE kind WHEN 'tax' THEN 'law' WHEN 'price' THEN 'money' END
FROM note;
