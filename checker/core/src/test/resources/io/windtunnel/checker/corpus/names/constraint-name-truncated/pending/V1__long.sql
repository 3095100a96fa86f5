CREATE TABLE users (
    id bigint,
    CONSTRAINT users_who_have_registered_before_and_have_confirmed_their_address_pkey PRIMARY KEY (id)
);
