SET lock_timeout = '5s';
ALTER TABLE visit DETACH PARTITION visit_2024;
