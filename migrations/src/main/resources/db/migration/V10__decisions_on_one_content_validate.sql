-- Reads every row of the tables, while others read and write.

SET lock_timeout = '5s';

ALTER TABLE public.decision VALIDATE CONSTRAINT check_branch_is_not_null;

ALTER TABLE public.decision VALIDATE CONSTRAINT check_rule_is_not_null;

ALTER TABLE public.decision VALIDATE CONSTRAINT decision_end_check;

ALTER TABLE public.decision VALIDATE CONSTRAINT decision_withdrawn_by_fkey;

ALTER TABLE public.decision VALIDATE CONSTRAINT decision_withdrawn_check;

ALTER TABLE public.decision ALTER COLUMN branch SET NOT NULL;

ALTER TABLE public.decision ALTER COLUMN rule SET NOT NULL;

ALTER TABLE public.decision DROP CONSTRAINT check_rule_is_not_null;

ALTER TABLE public.decision DROP CONSTRAINT check_branch_is_not_null;
