SET lock_timeout = '5s';

CREATE FUNCTION mood_of(text) RETURNS mood
    LANGUAGE sql
    IMMUTABLE
    RETURN CASE WHEN $1 = 'calm' THEN 'calm'::mood ELSE 'wild'::mood END;

-- the pupils
CREATE TABLE pupils (
    id bigint PRIMARY KEY,
    mood mood NOT NULL
);

CREATE TABLE teachers (id bigint CONSTRAINT teachers_pkey PRIMARY KEY);

DO $$
BEGIN
    PERFORM 1;
    ALTER TABLE pupils ADD COLUMN teacher bigint REFERENCES teachers;
END
$$;

CREATE INDEX pupils_mood ON pupils (mood);
