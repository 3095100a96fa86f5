SAVEPOINT before;
CREATE TABLE users (id bigint);
RELEASE SAVEPOINT before;
