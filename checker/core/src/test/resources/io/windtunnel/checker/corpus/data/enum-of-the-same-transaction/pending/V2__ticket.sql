CREATE TYPE state AS ENUM ('open');
ALTER TYPE state ADD VALUE 'waiting';
CREATE TABLE ticket (id bigint CONSTRAINT ticket_pkey PRIMARY KEY, state state NOT NULL);
INSERT INTO ticket VALUES (1, 'waiting');
