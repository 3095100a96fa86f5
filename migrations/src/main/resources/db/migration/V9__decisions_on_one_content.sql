-- altered table decision: comment differs
-- added column decision.branch text NOT NULL
-- altered column decision.content_hash: comment from Of the script as it was decided on: when it changes, the decision lapses. to Of the finding and its script as decided on: when it changes, the decision lapses.
-- added column decision.rule text NOT NULL
-- added column decision.withdrawn_at timestamp with time zone
-- added column decision.withdrawn_by bigint
-- added constraint decision_end_check on decision: CHECK (((lapsed_at IS NULL) OR (withdrawn_at IS NULL)))
-- added constraint decision_withdrawn_by_fkey on decision: FOREIGN KEY (withdrawn_by) REFERENCES public.account(id)
-- added constraint decision_withdrawn_check on decision: CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL)))

SET lock_timeout = '5s';

ALTER TABLE public.decision ADD COLUMN branch text;

UPDATE public.decision
SET branch = coalesce(
    (SELECT run.branch FROM public.finding JOIN public.run ON run.id = finding.run_id
     WHERE run.project_id = decision.project_id AND finding.fingerprint = decision.fingerprint
     ORDER BY finding.content_hash = decision.content_hash DESC, run.id DESC LIMIT 1),
    (SELECT default_branch FROM public.project WHERE project.id = decision.project_id))
WHERE branch IS NULL;

COMMENT ON COLUMN public.decision.branch IS 'Where the content was seen that was decided on.';

ALTER TABLE public.decision ADD COLUMN rule text;

-- An empty one where the finding went with its runs.
UPDATE public.decision
SET rule = coalesce(
    (SELECT finding.rule FROM public.finding JOIN public.run ON run.id = finding.run_id
     WHERE run.project_id = decision.project_id AND finding.fingerprint = decision.fingerprint
     ORDER BY run.id DESC LIMIT 1),
    '')
WHERE rule IS NULL;

COMMENT ON COLUMN public.decision.rule IS 'The finding''s, which goes with its runs, while the decision stays.';

ALTER TABLE public.decision ADD COLUMN withdrawn_at timestamp with time zone;

ALTER TABLE public.decision ADD COLUMN withdrawn_by bigint;

COMMENT ON COLUMN public.decision.content_hash IS 'Of the finding and its script as decided on: when it changes, the decision lapses.';

COMMENT ON TABLE public.decision IS 'About a finding with one content, run after run; one stands, others lapsed or were withdrawn.';

ALTER TABLE public.decision ADD CONSTRAINT check_branch_is_not_null CHECK ((branch IS NOT NULL)) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT check_rule_is_not_null CHECK ((rule IS NOT NULL)) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT decision_end_check CHECK (((lapsed_at IS NULL) OR (withdrawn_at IS NULL))) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT decision_withdrawn_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))) NOT VALID;

ALTER TABLE public.decision ADD CONSTRAINT decision_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES public.account(id) NOT VALID;
