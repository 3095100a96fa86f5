CREATE TABLE team (id bigint CONSTRAINT team_pkey PRIMARY KEY, name text NOT NULL);
CREATE TABLE player (
    id bigint CONSTRAINT player_pkey PRIMARY KEY,
    team_id bigint NOT NULL CONSTRAINT player_team_id_fkey REFERENCES team
);
CREATE INDEX player_team_id_idx ON player (team_id);
