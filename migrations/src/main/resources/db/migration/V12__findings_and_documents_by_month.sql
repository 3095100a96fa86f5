-- Findings and whole reports are kept by month: what retention takes away leaves its space with its month.
-- Postgres cannot partition a table in place, so the findings are written anew. The server is to be stopped meanwhile:
-- it reads and writes both tables by their old shape.

SET lock_timeout = '5s';

CREATE TEMPORARY TABLE finding__rows AS TABLE public.finding;

-- windtunnel:ignore table-recreated Postgres cannot partition a table in place; its rows were copied
DROP TABLE public.finding;

CREATE TABLE public.finding (
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
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT finding_pkey PRIMARY KEY (run_id, ordinal, received_at),
    CONSTRAINT finding_content_hash_check CHECK ((octet_length(content_hash) = 32)),
    CONSTRAINT finding_lines_check CHECK (((start_line >= 0) AND (end_line >= start_line))),
    CONSTRAINT finding_ordinal_check CHECK ((ordinal >= 0))
) PARTITION BY RANGE (received_at);

COMMENT ON COLUMN public.finding.script_id IS 'None where the finding is about no file.';

COMMENT ON COLUMN public.finding.fingerprint IS 'The same in every run while the finding is the same: its life across commits.';

COMMENT ON COLUMN public.finding.content_hash IS 'Of the finding and its script: when it changes, a decision about it lapses.';

CREATE TABLE public.finding_rest (
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
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT finding_rest_pkey PRIMARY KEY (run_id, ordinal, received_at),
    CONSTRAINT finding_content_hash_check CHECK ((octet_length(content_hash) = 32)),
    CONSTRAINT finding_lines_check CHECK (((start_line >= 0) AND (end_line >= start_line))),
    CONSTRAINT finding_ordinal_check CHECK ((ordinal >= 0))
);

CREATE TABLE public.run_document (
    run_id bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    document bytea NOT NULL,
    CONSTRAINT run_document_pkey PRIMARY KEY (run_id, received_at)
) PARTITION BY RANGE (received_at);

COMMENT ON COLUMN public.run_document.document IS 'The report, byte for byte as it was handed in.';

CREATE TABLE public.run_document_rest (
    run_id bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    document bytea NOT NULL,
    CONSTRAINT run_document_rest_pkey PRIMARY KEY (run_id, received_at)
);

CREATE INDEX finding_fingerprint_run_id_idx ON ONLY public.finding USING btree (fingerprint, run_id);

CREATE INDEX finding_rest_fingerprint_run_id_idx ON public.finding_rest USING btree (fingerprint, run_id);

CREATE INDEX finding_rest_script_id_idx ON public.finding_rest USING btree (script_id);

CREATE INDEX finding_script_id_idx ON ONLY public.finding USING btree (script_id);

ALTER TABLE public.finding ATTACH PARTITION public.finding_rest DEFAULT;

ALTER TABLE public.run_document ATTACH PARTITION public.run_document_rest DEFAULT;

INSERT INTO public.finding (run_id, script_id, ordinal, rule, severity, title, message, start_line, end_line, objects, fingerprint, suppressed_reason, content_hash, received_at)
SELECT was.run_id, was.script_id, was.ordinal, was.rule, was.severity, was.title, was.message, was.start_line, was.end_line, was.objects, was.fingerprint, was.suppressed_reason, was.content_hash, run.received_at
FROM pg_temp.finding__rows AS was
JOIN public.run ON run.id = was.run_id;

INSERT INTO public.run_document (run_id, received_at, document)
SELECT id, received_at, document FROM public.run;

-- windtunnel:ignore column-dropped its values are in run_document
ALTER TABLE public.run DROP COLUMN document;

DROP TABLE pg_temp.finding__rows;

ALTER TABLE public.finding ADD CONSTRAINT finding_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id) ON DELETE CASCADE;

ALTER TABLE public.finding ADD CONSTRAINT finding_script_id_fkey FOREIGN KEY (script_id) REFERENCES public.script(id) ON DELETE CASCADE;

ALTER TABLE public.run_document ADD CONSTRAINT run_document_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id) ON DELETE CASCADE;
