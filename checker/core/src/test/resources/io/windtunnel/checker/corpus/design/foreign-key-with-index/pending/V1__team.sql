CREATE TABLE public.team (id bigint CONSTRAINT team_pkey PRIMARY KEY);
CREATE TABLE public.player (
    id bigint CONSTRAINT player_pkey PRIMARY KEY,
    team_id bigint CONSTRAINT player_team_id_fkey REFERENCES public.team
);
CREATE INDEX player_team_id_idx ON public.player (team_id, id);
