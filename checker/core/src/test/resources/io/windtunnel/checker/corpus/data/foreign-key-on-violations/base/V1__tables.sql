CREATE TABLE team (id bigint CONSTRAINT team_pkey PRIMARY KEY);
CREATE TABLE player (id bigint CONSTRAINT player_pkey PRIMARY KEY, team_id bigint NOT NULL);
