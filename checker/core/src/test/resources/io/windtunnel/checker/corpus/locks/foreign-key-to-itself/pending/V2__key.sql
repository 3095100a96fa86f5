SET lock_timeout = '5s';
ALTER TABLE employee ADD CONSTRAINT employee_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES employee;
