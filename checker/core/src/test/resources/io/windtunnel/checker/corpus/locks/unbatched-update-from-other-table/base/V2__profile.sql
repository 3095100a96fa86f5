CREATE TABLE profile (
    user_id bigint CONSTRAINT profile_pkey PRIMARY KEY
        CONSTRAINT profile_user_id_fkey REFERENCES users,
    nick text NOT NULL
);
