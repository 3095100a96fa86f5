-- added enum severity: ('error', 'warning', 'note')
-- added enum verdict: ('approve', 'reject', 'accept_risk')
-- added table audit_log
-- added table decision
-- added table finding
-- added function refuse_to_edit()

-- windtunnel:ignore-file many-tables-locked the server migrates before it takes requests

SET lock_timeout = '5s';

CREATE TYPE public.severity AS ENUM ('error', 'warning', 'note');

CREATE TYPE public.verdict AS ENUM ('approve', 'reject', 'accept_risk');

CREATE TABLE public.audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY,
    happened_at timestamp with time zone DEFAULT now() NOT NULL,
    actor text NOT NULL,
    account_id bigint,
    project_id bigint,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);

COMMENT ON TABLE public.audit_log IS 'Nothing edits it, and it outlasts what it tells of: hence names, and no foreign keys.';

CREATE TABLE public.decision (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    fingerprint text NOT NULL,
    content_hash bytea NOT NULL,
    verdict public.verdict NOT NULL,
    reason text NOT NULL,
    decided_by bigint NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    seconded_by bigint,
    seconded_at timestamp with time zone,
    lapsed_at timestamp with time zone,
    CONSTRAINT decision_pkey PRIMARY KEY (id),
    CONSTRAINT decision_content_hash_check CHECK ((octet_length(content_hash) = 32)),
    CONSTRAINT decision_four_eyes_check CHECK ((seconded_by <> decided_by)),
    CONSTRAINT decision_reason_check CHECK ((reason ~ '\S'::text)),
    CONSTRAINT decision_second_check CHECK (((seconded_by IS NULL) = (seconded_at IS NULL)))
);

COMMENT ON TABLE public.decision IS 'About a finding in a project, run after run; one is in force, earlier ones have lapsed.';

COMMENT ON COLUMN public.decision.content_hash IS 'Of the script as it was decided on: when it changes, the decision lapses.';

CREATE TABLE public.finding (
    id bigint GENERATED ALWAYS AS IDENTITY,
    run_id bigint NOT NULL,
    script_id bigint,
    ordinal integer NOT NULL,
    rule text NOT NULL,
    severity public.severity NOT NULL,
    title text NOT NULL,
    message text NOT NULL,
    start_line integer NOT NULL,
    end_line integer NOT NULL,
    objects text[] DEFAULT '{}'::text[] NOT NULL,
    fingerprint text NOT NULL,
    suppressed_reason text,
    CONSTRAINT finding_pkey PRIMARY KEY (id),
    CONSTRAINT finding_run_id_ordinal_key UNIQUE (run_id, ordinal),
    CONSTRAINT finding_lines_check CHECK (((start_line >= 0) AND (end_line >= start_line))),
    CONSTRAINT finding_ordinal_check CHECK ((ordinal >= 0))
);

COMMENT ON COLUMN public.finding.script_id IS 'None where the finding is about no file.';

COMMENT ON COLUMN public.finding.fingerprint IS 'The same in every run while the finding is the same: its life across commits.';

CREATE INDEX audit_log_project_id_happened_at_idx ON public.audit_log USING btree (project_id, happened_at DESC);

CREATE INDEX decision_decided_by_idx ON public.decision USING btree (decided_by);

CREATE UNIQUE INDEX decision_in_force_key ON public.decision USING btree (project_id, fingerprint) WHERE (lapsed_at IS NULL);

CREATE INDEX decision_project_id_decided_at_idx ON public.decision USING btree (project_id, decided_at DESC);

CREATE INDEX decision_seconded_by_idx ON public.decision USING btree (seconded_by);

CREATE INDEX finding_fingerprint_run_id_idx ON public.finding USING btree (fingerprint, run_id);

CREATE INDEX finding_script_id_idx ON public.finding USING btree (script_id);

ALTER TABLE public.decision ADD CONSTRAINT decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.account(id);

ALTER TABLE public.decision ADD CONSTRAINT decision_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id) ON DELETE CASCADE;

ALTER TABLE public.decision ADD CONSTRAINT decision_seconded_by_fkey FOREIGN KEY (seconded_by) REFERENCES public.account(id);

ALTER TABLE public.finding ADD CONSTRAINT finding_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id) ON DELETE CASCADE;

ALTER TABLE public.finding ADD CONSTRAINT finding_script_id_fkey FOREIGN KEY (script_id) REFERENCES public.script(id) ON DELETE CASCADE;

CREATE OR REPLACE FUNCTION public.refuse_to_edit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    RAISE EXCEPTION 'the table % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$function$;

CREATE TRIGGER audit_log_is_only_added_to BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_to_edit();
