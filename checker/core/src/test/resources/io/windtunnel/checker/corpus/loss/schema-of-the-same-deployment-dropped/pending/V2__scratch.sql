CREATE SCHEMA scratch;
CREATE TABLE scratch.numbers (id bigint);
DROP SCHEMA scratch CASCADE;
