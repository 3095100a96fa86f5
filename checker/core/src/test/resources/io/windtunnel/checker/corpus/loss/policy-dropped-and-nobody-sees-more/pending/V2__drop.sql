SET lock_timeout = '5s';
DROP POLICY mine ON note;
