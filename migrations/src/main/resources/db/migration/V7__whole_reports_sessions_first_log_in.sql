-- added table setup_token
-- added table spring_session
-- added table spring_session_attributes
-- added column finding.content_hash bytea NOT NULL
-- added column run.base_branch text
-- added column run.document bytea NOT NULL
-- dropped column run.report
-- added column run.suppressed integer NOT NULL
-- added constraint finding_content_hash_check on finding: CHECK ((octet_length(content_hash) = 32))

SET lock_timeout = '5s';

CREATE TABLE public.setup_token (
    token_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT setup_token_pkey PRIMARY KEY (token_hash),
    CONSTRAINT setup_token_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

COMMENT ON TABLE public.setup_token IS 'Lets the first administrator in, while there is no account; printed once, then gone.';

CREATE TABLE public.spring_session (
    primary_id character(36) NOT NULL,
    session_id character(36) NOT NULL,
    creation_time bigint NOT NULL,
    last_access_time bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time bigint NOT NULL,
    principal_name character varying(100),
    CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id)
);

CREATE TABLE public.spring_session_attributes (
    session_primary_id character(36) NOT NULL,
    attribute_name character varying(200) NOT NULL,
    attribute_bytes bytea NOT NULL,
    CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name)
);

ALTER TABLE public.finding ADD COLUMN content_hash bytea;

UPDATE public.finding SET content_hash = sha256(convert_to(concat_ws(E'\n', rule, message), 'UTF8')) WHERE content_hash IS NULL;

COMMENT ON COLUMN public.finding.content_hash IS 'Of the finding and its script: when it changes, a decision about it lapses.';

ALTER TABLE public.run ADD COLUMN base_branch text;

COMMENT ON COLUMN public.run.base_branch IS 'Where the branch is to go; its last run tells what is new.';

ALTER TABLE public.run ADD COLUMN document bytea;

UPDATE public.run SET document = convert_to(report::text, 'UTF8') WHERE document IS NULL;

COMMENT ON COLUMN public.run.document IS 'The report, byte for byte as it was handed in.';

ALTER TABLE public.run ADD COLUMN suppressed integer;

UPDATE public.run
SET suppressed = (SELECT count(*) FROM public.finding WHERE finding.run_id = run.id AND suppressed_reason IS NOT NULL)
WHERE suppressed IS NULL;

-- windtunnel:ignore column-dropped document has its text; the server that reads report is stopped while it migrates
ALTER TABLE public.run DROP COLUMN report;

ALTER TABLE public.finding ADD CONSTRAINT check_content_hash_is_not_null CHECK ((content_hash IS NOT NULL)) NOT VALID;

ALTER TABLE public.finding ADD CONSTRAINT finding_content_hash_check CHECK ((octet_length(content_hash) = 32)) NOT VALID;

ALTER TABLE public.run ADD CONSTRAINT check_document_is_not_null CHECK ((document IS NOT NULL)) NOT VALID;

ALTER TABLE public.run ADD CONSTRAINT check_suppressed_is_not_null CHECK ((suppressed IS NOT NULL)) NOT VALID;

CREATE INDEX spring_session_expiry_time_idx ON public.spring_session USING btree (expiry_time);

CREATE INDEX spring_session_principal_name_idx ON public.spring_session USING btree (principal_name);

CREATE UNIQUE INDEX spring_session_session_id_key ON public.spring_session USING btree (session_id);

ALTER TABLE public.spring_session_attributes ADD CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES public.spring_session(primary_id) ON DELETE CASCADE;
