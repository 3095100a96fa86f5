-- Reads every row of the tables, while others read and write.

ALTER TABLE public.run VALIDATE CONSTRAINT run_token_id_fkey;
