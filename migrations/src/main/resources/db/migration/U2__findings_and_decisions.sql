-- Lost by this script: the rows of public.finding.
-- Lost by this script: the rows of public.decision.
-- Lost by this script: the rows of public.audit_log.

DROP TABLE public.finding;

DROP TABLE public.decision;

DROP TABLE public.audit_log;

DROP FUNCTION public.refuse_to_edit();

DROP TYPE public.verdict;

DROP TYPE public.severity;
