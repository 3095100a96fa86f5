SET lock_timeout = '5s';
ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
