SET lock_timeout = '5s';
ALTER POLICY mine ON note USING (true);
