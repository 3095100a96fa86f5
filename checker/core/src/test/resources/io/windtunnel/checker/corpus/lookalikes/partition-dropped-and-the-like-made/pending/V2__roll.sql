SET lock_timeout = '5s';
DROP TABLE visit_2024;
