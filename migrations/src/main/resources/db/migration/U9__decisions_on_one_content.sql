-- Lost by this script: the values of public.decision.withdrawn_by.
-- Lost by this script: the values of public.decision.withdrawn_at.
-- Lost by this script: the values of public.decision.rule.
-- Lost by this script: the values of public.decision.branch.

SET lock_timeout = '5s';

ALTER TABLE public.decision DROP CONSTRAINT decision_withdrawn_by_fkey;

ALTER TABLE public.decision DROP CONSTRAINT decision_withdrawn_check;

ALTER TABLE public.decision DROP CONSTRAINT decision_end_check;

ALTER TABLE public.decision DROP CONSTRAINT check_rule_is_not_null;

ALTER TABLE public.decision DROP CONSTRAINT check_branch_is_not_null;

ALTER TABLE public.decision DROP COLUMN withdrawn_by;

ALTER TABLE public.decision DROP COLUMN withdrawn_at;

ALTER TABLE public.decision DROP COLUMN rule;

ALTER TABLE public.decision DROP COLUMN branch;

COMMENT ON COLUMN public.decision.content_hash IS 'Of the script as it was decided on: when it changes, the decision lapses.';

COMMENT ON TABLE public.decision IS 'About a finding in a project, run after run; one is in force, earlier ones have lapsed.';
