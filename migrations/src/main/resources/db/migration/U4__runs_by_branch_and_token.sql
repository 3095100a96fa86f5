-- Lost by this script: the values of public.run.token_id.

SET lock_timeout = '5s';

ALTER TABLE public.run RENAME COLUMN commit_sha TO revision;

ALTER TABLE public.run RENAME CONSTRAINT run_commit_sha_check TO run_revision_check;

ALTER TABLE public.run DROP CONSTRAINT run_token_id_fkey;

ALTER TABLE public.run DROP COLUMN token_id;
