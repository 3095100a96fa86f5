SET lock_timeout = '5s';
ALTER TABLE customer ADD COLUMN score integer CONSTRAINT customer_score_check CHECK (score > 0);
