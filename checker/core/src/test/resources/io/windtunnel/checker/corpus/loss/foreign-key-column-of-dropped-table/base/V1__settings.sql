CREATE TABLE script (
    id bigint CONSTRAINT script_pkey PRIMARY KEY
);
CREATE TABLE registry (
    registry_id bigint CONSTRAINT registry_pkey PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE setting (
    setting_id bigint CONSTRAINT setting_pkey PRIMARY KEY,
    setting_fk_id bigint NOT NULL CONSTRAINT setting_fk_id_fkey REFERENCES registry,
    name text NOT NULL,
    CONSTRAINT setting_key UNIQUE (setting_fk_id, name)
);
