CREATE TABLE shop (
    id bigint CONSTRAINT shop_pkey PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE note (
    id bigint CONSTRAINT note_pkey PRIMARY KEY,
    shop_id bigint NOT NULL CONSTRAINT note_shop_id_fkey REFERENCES shop,
    kind text NOT NULL
);
CREATE TABLE section (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT section_pkey PRIMARY KEY,
    shop_id bigint NOT NULL CONSTRAINT section_shop_id_fkey REFERENCES shop,
    kind text NOT NULL
);
