-- Lost by this script: the rows of public.finding.
-- Lost by this script: the rows of public.decision.
-- Lost by this script: the rows of public.audit_log.

-- windtunnel:ignore-file many-tables-locked the server migrates before it takes requests

SET lock_timeout = '5s';

DROP TABLE public.finding;

DROP TABLE public.decision;

DROP TABLE public.audit_log;

DROP FUNCTION public.refuse_to_edit();

DROP TYPE public.verdict;

DROP TYPE public.severity;
