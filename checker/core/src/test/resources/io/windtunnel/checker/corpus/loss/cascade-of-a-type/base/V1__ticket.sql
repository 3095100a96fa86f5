CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE ticket (id bigint CONSTRAINT ticket_pkey PRIMARY KEY, state state);
