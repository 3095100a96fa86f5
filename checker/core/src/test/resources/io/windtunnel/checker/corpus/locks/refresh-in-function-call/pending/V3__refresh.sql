SET lock_timeout = '5s';
SELECT refresh_all();
