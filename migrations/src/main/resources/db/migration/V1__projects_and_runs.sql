-- added enum project_role: ('read', 'review', 'admin')
-- added enum run_outcome: ('passed', 'failed', 'error')
-- added enum token_scope: ('publish', 'read')
-- added table account
-- added table membership
-- added table project
-- added table project_token
-- added table run
-- added table script

CREATE TYPE public.project_role AS ENUM ('read', 'review', 'admin');

COMMENT ON TYPE public.project_role IS 'What a member may do in a project; each includes the ones before it.';

CREATE TYPE public.run_outcome AS ENUM ('passed', 'failed', 'error');

CREATE TYPE public.token_scope AS ENUM ('publish', 'read');

COMMENT ON TYPE public.token_scope IS 'What a machine may do: hand in reports, or read decisions and findings.';

CREATE TABLE public.account (
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    display_name text NOT NULL,
    email text,
    password_hash text,
    oidc_issuer text,
    oidc_subject text,
    administrator boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    disabled_at timestamp with time zone,
    CONSTRAINT account_pkey PRIMARY KEY (id),
    CONSTRAINT account_name_key UNIQUE (name),
    CONSTRAINT account_oidc_issuer_oidc_subject_key UNIQUE (oidc_issuer, oidc_subject),
    CONSTRAINT account_login_check CHECK (((password_hash IS NOT NULL) OR (oidc_subject IS NOT NULL))),
    CONSTRAINT account_name_check CHECK ((name ~ '^[a-z0-9][a-z0-9._@-]{0,99}$'::text)),
    CONSTRAINT account_oidc_check CHECK (((oidc_issuer IS NULL) = (oidc_subject IS NULL)))
);

COMMENT ON COLUMN public.account.password_hash IS 'Encoded with its method and salt; none where a provider does the log-in.';

CREATE TABLE public.membership (
    project_id bigint NOT NULL,
    account_id bigint NOT NULL,
    role public.project_role NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT membership_pkey PRIMARY KEY (project_id, account_id)
);

CREATE TABLE public.project (
    id bigint GENERATED ALWAYS AS IDENTITY,
    slug text NOT NULL,
    name text NOT NULL,
    repository_url text,
    default_branch text DEFAULT 'main'::text NOT NULL,
    four_eyes boolean DEFAULT false NOT NULL,
    keep_days integer,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT project_pkey PRIMARY KEY (id),
    CONSTRAINT project_slug_key UNIQUE (slug),
    CONSTRAINT project_keep_days_check CHECK ((keep_days > 0)),
    CONSTRAINT project_repository_url_check CHECK ((repository_url ~ '^https?://'::text)),
    CONSTRAINT project_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 100)))
);

COMMENT ON COLUMN public.project.slug IS 'Its name in addresses.';

COMMENT ON COLUMN public.project.four_eyes IS 'A decision counts once a second person agrees.';

COMMENT ON COLUMN public.project.keep_days IS 'How long runs are kept; for ever where there is none.';

CREATE TABLE public.project_token (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    name text NOT NULL,
    token_hash bytea NOT NULL,
    scope public.token_scope NOT NULL,
    created_by bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT project_token_pkey PRIMARY KEY (id),
    CONSTRAINT project_token_project_id_name_key UNIQUE (project_id, name),
    CONSTRAINT project_token_token_hash_key UNIQUE (token_hash),
    CONSTRAINT project_token_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

COMMENT ON TABLE public.project_token IS 'What a machine proves itself with; the token itself is shown once and kept nowhere.';

CREATE TABLE public.run (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    branch text NOT NULL,
    revision text NOT NULL,
    pull_request integer,
    run_url text,
    content_hash bytea NOT NULL,
    schema_version integer NOT NULL,
    outcome public.run_outcome NOT NULL,
    errors integer NOT NULL,
    warnings integer NOT NULL,
    notes integer NOT NULL,
    check_millis bigint NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    report jsonb NOT NULL,
    CONSTRAINT run_pkey PRIMARY KEY (id),
    CONSTRAINT run_project_id_content_hash_key UNIQUE (project_id, content_hash),
    CONSTRAINT run_content_hash_check CHECK ((octet_length(content_hash) = 32)),
    CONSTRAINT run_numbers_check CHECK (((errors >= 0) AND (warnings >= 0) AND (notes >= 0) AND (check_millis >= 0))),
    CONSTRAINT run_pull_request_check CHECK ((pull_request > 0)),
    CONSTRAINT run_revision_check CHECK ((revision ~ '^[0-9a-f]{7,64}$'::text)),
    CONSTRAINT run_run_url_check CHECK ((run_url ~ '^https?://'::text)),
    CONSTRAINT run_schema_version_check CHECK ((schema_version > 0))
);

COMMENT ON TABLE public.run IS 'One report. Handed in twice it is the same run: its content hash tells.';

COMMENT ON COLUMN public.run.schema_version IS 'The shape of the report, which stays as it was handed in.';

CREATE TABLE public.script (
    id bigint GENERATED ALWAYS AS IDENTITY,
    run_id bigint NOT NULL,
    ordinal integer NOT NULL,
    path text NOT NULL,
    version text,
    description text NOT NULL,
    content_hash bytea NOT NULL,
    CONSTRAINT script_pkey PRIMARY KEY (id),
    CONSTRAINT script_run_id_ordinal_key UNIQUE (run_id, ordinal),
    CONSTRAINT script_content_hash_check CHECK ((octet_length(content_hash) = 32)),
    CONSTRAINT script_ordinal_check CHECK ((ordinal >= 0))
);

COMMENT ON COLUMN public.script.version IS 'Flyway''s version; none for a repeatable migration.';

CREATE INDEX membership_account_id_idx ON public.membership USING btree (account_id);

CREATE INDEX project_token_created_by_idx ON public.project_token USING btree (created_by);

CREATE INDEX run_project_id_received_at_idx ON public.run USING btree (project_id, received_at DESC);

ALTER TABLE public.membership ADD CONSTRAINT membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;

ALTER TABLE public.membership ADD CONSTRAINT membership_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id) ON DELETE CASCADE;

ALTER TABLE public.project_token ADD CONSTRAINT project_token_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.account(id) ON DELETE SET NULL;

ALTER TABLE public.project_token ADD CONSTRAINT project_token_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id) ON DELETE CASCADE;

ALTER TABLE public.run ADD CONSTRAINT run_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id) ON DELETE CASCADE;

ALTER TABLE public.script ADD CONSTRAINT script_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.run(id) ON DELETE CASCADE;
