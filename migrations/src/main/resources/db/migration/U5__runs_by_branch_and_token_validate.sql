SET lock_timeout = '5s';

ALTER TABLE public.run DROP CONSTRAINT run_token_id_fkey;

ALTER TABLE public.run ADD CONSTRAINT run_token_id_fkey FOREIGN KEY (token_id) REFERENCES public.project_token(id) ON DELETE SET NULL NOT VALID;
