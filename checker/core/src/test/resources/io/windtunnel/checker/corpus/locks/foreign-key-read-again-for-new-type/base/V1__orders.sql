CREATE TABLE shops (code text CONSTRAINT shops_pkey PRIMARY KEY);
CREATE TABLE orders (
    id bigint CONSTRAINT orders_pkey PRIMARY KEY,
    shop text CONSTRAINT orders_shop_fkey REFERENCES shops
);
INSERT INTO shops VALUES ('a'), ('b');
INSERT INTO orders VALUES (1, 'a'), (2, 'b');
