SET lock_timeout = '5s';

ALTER TABLE public.decision DROP CONSTRAINT decision_withdrawn_by_fkey;

ALTER TABLE public.decision DROP CONSTRAINT decision_withdrawn_check;

ALTER TABLE public.decision DROP CONSTRAINT decision_end_check;

ALTER TABLE public.decision ALTER COLUMN branch DROP NOT NULL;

ALTER TABLE public.decision ALTER COLUMN rule DROP NOT NULL;

ALTER TABLE public.decision ADD CONSTRAINT check_branch_is_not_null CHECK ((branch IS NOT NULL)) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT check_rule_is_not_null CHECK ((rule IS NOT NULL)) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT decision_end_check CHECK (((lapsed_at IS NULL) OR (withdrawn_at IS NULL))) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT decision_withdrawn_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT decision_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES public.account(id) NOT VALID;
