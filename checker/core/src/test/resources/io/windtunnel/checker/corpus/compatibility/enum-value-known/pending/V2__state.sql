ALTER TYPE state ADD VALUE 'waiting';
