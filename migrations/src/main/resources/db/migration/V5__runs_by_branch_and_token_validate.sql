-- Reads every row of the tables, while others read and write.

SET lock_timeout = '5s';

ALTER TABLE public.run VALIDATE CONSTRAINT run_token_id_fkey;
