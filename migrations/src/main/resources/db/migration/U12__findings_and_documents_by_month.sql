SET lock_timeout = '5s';

CREATE TEMPORARY TABLE finding__rows AS TABLE public.finding;

ALTER TABLE public.run ADD COLUMN document bytea;

UPDATE public.run SET document = kept.document FROM public.run_document AS kept WHERE kept.run_id = run.id;

-- windtunnel:ignore not-null-scan the server is stopped while a migration is taken back
ALTER TABLE public.run ALTER COLUMN document SET NOT NULL;

COMMENT ON COLUMN public.run.document IS 'The report, byte for byte as it was handed in.';

DROP TABLE public.run_document_rest;

DROP TABLE public.run_document;

-- windtunnel:ignore many-tables-locked the server is stopped while a migration is taken back
DROP TABLE public.finding_rest;

DROP TABLE public.finding;

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
    content_hash bytea NOT NULL,
    CONSTRAINT finding_pkey PRIMARY KEY (id),
    CONSTRAINT finding_run_id_ordinal_key UNIQUE (run_id, ordinal),
    CONSTRAINT finding_content_hash_check CHECK ((octet_length(content_hash) = 32)),
    CONSTRAINT finding_lines_check CHECK (((start_line >= 0) AND (end_line >= start_line))),
    CONSTRAINT finding_ordinal_check CHECK ((ordinal >= 0))
);

COMMENT ON COLUMN public.finding.script_id IS 'None where the finding is about no file.';

COMMENT ON COLUMN public.finding.fingerprint IS 'The same in every run while the finding is the same: its life across commits.';

COMMENT ON COLUMN public.finding.content_hash IS 'Of the finding and its script: when it changes, a decision about it lapses.';

CREATE INDEX finding_fingerprint_run_id_idx ON public.finding USING btree (fingerprint, run_id);

CREATE INDEX finding_script_id_idx ON public.finding USING btree (script_id);

INSERT INTO public.finding (run_id, script_id, ordinal, rule, severity, title, message, start_line, end_line, objects, fingerprint, suppressed_reason, content_hash)
SELECT run_id, script_id, ordinal, rule, severity, title, message, start_line, end_line, objects, fingerprint, suppressed_reason, content_hash FROM pg_temp.finding__rows;

DROP TABLE pg_temp.finding__rows;

ALTER TABLE public.finding ADD CONSTRAINT finding_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id) ON DELETE CASCADE;

ALTER TABLE public.finding ADD CONSTRAINT finding_script_id_fkey FOREIGN KEY (script_id) REFERENCES public.script(id) ON DELETE CASCADE;
