-- Lost by this script: the rows of public.script.
-- Lost by this script: the rows of public.run.
-- Lost by this script: the rows of public.project_token.
-- Lost by this script: the rows of public.membership.
-- Lost by this script: the rows of public.project.
-- Lost by this script: the rows of public.account.

-- windtunnel:ignore-file many-tables-locked the server migrates before it takes requests

SET lock_timeout = '5s';

DROP TABLE public.script;

DROP TABLE public.run;

DROP TABLE public.project_token;

DROP TABLE public.membership;

DROP TABLE public.project;

DROP TABLE public.account;

DROP TYPE public.token_scope;

DROP TYPE public.run_outcome;

DROP TYPE public.project_role;
