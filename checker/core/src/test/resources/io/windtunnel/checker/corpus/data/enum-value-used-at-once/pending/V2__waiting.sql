ALTER TYPE state ADD VALUE 'waiting';
INSERT INTO ticket VALUES (1, 'waiting');
