ALTER TABLE article ADD CONSTRAINT article_price_check CHECK (price >= 0);
