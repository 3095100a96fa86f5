-- New rows obey from now on. The old ones are mended and validated in a later deployment.
SET lock_timeout = '5s';
ALTER TABLE article ADD CONSTRAINT article_price_check CHECK (price >= 0) NOT VALID;
