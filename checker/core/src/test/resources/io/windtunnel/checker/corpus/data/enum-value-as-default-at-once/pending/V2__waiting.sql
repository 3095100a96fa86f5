SET lock_timeout = '5s';
ALTER TYPE state ADD VALUE 'waiting';
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'waiting';
