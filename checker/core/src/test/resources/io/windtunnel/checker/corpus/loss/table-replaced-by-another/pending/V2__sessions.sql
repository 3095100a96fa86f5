SET lock_timeout = '5s';
CREATE TABLE login_session (
    token uuid CONSTRAINT login_session_pkey PRIMARY KEY,
    started timestamptz NOT NULL
);
DROP TABLE purchase;
