-- renamed column run.revision to commit_sha
-- added column run.token_id bigint
-- renamed constraint run_revision_check on run to run_commit_sha_check
-- added constraint run_token_id_fkey on run: FOREIGN KEY (token_id) REFERENCES public.project_token(id) ON DELETE SET NULL

SET lock_timeout = '5s';

ALTER TABLE public.run RENAME COLUMN revision TO commit_sha;

ALTER TABLE public.run RENAME CONSTRAINT run_revision_check TO run_commit_sha_check;

ALTER TABLE public.run ADD COLUMN token_id bigint;

ALTER TABLE public.run ADD CONSTRAINT run_token_id_fkey FOREIGN KEY (token_id) REFERENCES public.project_token(id) ON DELETE SET NULL NOT VALID;
