SET lock_timeout = '5s';
LOCK TABLE customer IN ACCESS EXCLUSIVE MODE;
