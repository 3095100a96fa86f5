SET lock_timeout = '5s';
ALTER TABLE customer REPLICA IDENTITY NOTHING;
