CREATE TABLE shops (code varchar(20) CONSTRAINT shops_pkey PRIMARY KEY);
CREATE TABLE orders (
    id bigint CONSTRAINT orders_pkey PRIMARY KEY,
    shop varchar(20) CONSTRAINT orders_shop_fkey REFERENCES shops
);
