SET lock_timeout = '5s';
CREATE TABLE link (
    one_id bigint NOT NULL CONSTRAINT link_one_id_fkey REFERENCES one,
    two_id bigint NOT NULL CONSTRAINT link_two_id_fkey REFERENCES two,
    three_id bigint NOT NULL CONSTRAINT link_three_id_fkey REFERENCES three
);
