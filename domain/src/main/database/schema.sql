-- The review database as it has to be. Edit it here; CONTRIBUTING.md names the command that writes the migration and the
-- one that writes the classes.
--
-- Times are timestamptz, a hash is SHA-256 in bytes. A new column of a table that is there stands last, where Postgres
-- puts it.

-- Who may do what -----------------------------------------------------------------------------------------------------

CREATE TYPE project_role AS ENUM ('read', 'review', 'admin');
COMMENT ON TYPE project_role IS 'What a member may do in a project; each includes the ones before it.';

CREATE TYPE token_scope AS ENUM ('publish', 'read');
COMMENT ON TYPE token_scope IS 'What a machine may do: hand in reports, or read decisions and findings.';

CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    display_name text NOT NULL,
    email text,
    password_hash text,
    oidc_issuer text,
    oidc_subject text,
    administrator boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    disabled_at timestamptz,
    CONSTRAINT account_pkey PRIMARY KEY (id),
    CONSTRAINT account_name_key UNIQUE (name),
    CONSTRAINT account_oidc_issuer_oidc_subject_key UNIQUE (oidc_issuer, oidc_subject),
    CONSTRAINT account_name_check CHECK (name ~ '^[a-z0-9][a-z0-9._@-]{0,99}$'),
    CONSTRAINT account_oidc_check CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL)),
    CONSTRAINT account_login_check CHECK (password_hash IS NOT NULL OR oidc_subject IS NOT NULL)
);
COMMENT ON COLUMN account.password_hash IS 'Encoded with its method and salt; none where a provider does the log-in.';

CREATE TABLE project (
    id bigint GENERATED ALWAYS AS IDENTITY,
    slug text NOT NULL,
    name text NOT NULL,
    repository_url text,
    default_branch text DEFAULT 'main' NOT NULL,
    four_eyes boolean DEFAULT false NOT NULL,
    keep_days integer,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT project_pkey PRIMARY KEY (id),
    CONSTRAINT project_slug_key UNIQUE (slug),
    CONSTRAINT project_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
    CONSTRAINT project_repository_url_check CHECK (repository_url ~ '^https?://'),
    CONSTRAINT project_keep_days_check CHECK (keep_days > 0)
);
COMMENT ON COLUMN project.slug IS 'Its name in addresses.';
COMMENT ON COLUMN project.four_eyes IS 'A decision counts once a second person agrees.';
COMMENT ON COLUMN project.keep_days IS 'How long runs are kept; for ever where there is none.';

CREATE TABLE membership (
    project_id bigint NOT NULL,
    account_id bigint NOT NULL,
    role project_role NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT membership_pkey PRIMARY KEY (project_id, account_id),
    CONSTRAINT membership_project_id_fkey FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
CREATE INDEX membership_account_id_idx ON membership (account_id);

CREATE TABLE project_token (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    name text NOT NULL,
    token_hash bytea NOT NULL,
    scope token_scope NOT NULL,
    created_by bigint,
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT project_token_pkey PRIMARY KEY (id),
    CONSTRAINT project_token_token_hash_key UNIQUE (token_hash),
    CONSTRAINT project_token_project_id_name_key UNIQUE (project_id, name),
    CONSTRAINT project_token_project_id_fkey FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT project_token_created_by_fkey FOREIGN KEY (created_by) REFERENCES account (id) ON DELETE SET NULL,
    CONSTRAINT project_token_token_hash_check CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX project_token_created_by_idx ON project_token (created_by);
COMMENT ON TABLE project_token IS 'What a machine proves itself with; the token itself is shown once and kept nowhere.';

CREATE TABLE setup_token (
    token_hash bytea NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT setup_token_pkey PRIMARY KEY (token_hash),
    CONSTRAINT setup_token_token_hash_check CHECK (octet_length(token_hash) = 32)
);
COMMENT ON TABLE setup_token IS 'Lets the first administrator in, while there is no account; printed once, then gone.';

-- As Spring Session JDBC wants them.
CREATE TABLE spring_session (
    primary_id char(36) NOT NULL,
    session_id char(36) NOT NULL,
    creation_time bigint NOT NULL,
    last_access_time bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time bigint NOT NULL,
    principal_name varchar(100),
    CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id)
);
CREATE UNIQUE INDEX spring_session_session_id_key ON spring_session (session_id);
CREATE INDEX spring_session_expiry_time_idx ON spring_session (expiry_time);
CREATE INDEX spring_session_principal_name_idx ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
    session_primary_id char(36) NOT NULL,
    attribute_name varchar(200) NOT NULL,
    attribute_bytes bytea NOT NULL,
    CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name),
    CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id)
        REFERENCES spring_session (primary_id) ON DELETE CASCADE
);

-- What was handed in --------------------------------------------------------------------------------------------------

CREATE TYPE run_outcome AS ENUM ('passed', 'failed', 'error');

CREATE TABLE run (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    branch text NOT NULL,
    commit_sha text NOT NULL,
    pull_request integer,
    run_url text,
    content_hash bytea NOT NULL,
    schema_version integer NOT NULL,
    outcome run_outcome NOT NULL,
    errors integer NOT NULL,
    warnings integer NOT NULL,
    notes integer NOT NULL,
    check_millis bigint NOT NULL,
    received_at timestamptz DEFAULT now() NOT NULL,
    token_id bigint,
    base_branch text,
    suppressed integer NOT NULL,
    CONSTRAINT run_pkey PRIMARY KEY (id),
    CONSTRAINT run_project_id_content_hash_key UNIQUE (project_id, content_hash),
    CONSTRAINT run_project_id_fkey FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT run_token_id_fkey FOREIGN KEY (token_id) REFERENCES project_token (id) ON DELETE SET NULL,
    CONSTRAINT run_commit_sha_check CHECK (commit_sha ~ '^[0-9a-f]{7,64}$'),
    CONSTRAINT run_pull_request_check CHECK (pull_request > 0),
    CONSTRAINT run_run_url_check CHECK (run_url ~ '^https?://'),
    CONSTRAINT run_content_hash_check CHECK (octet_length(content_hash) = 32),
    CONSTRAINT run_schema_version_check CHECK (schema_version > 0),
    CONSTRAINT run_numbers_check CHECK (errors >= 0 AND warnings >= 0 AND notes >= 0 AND check_millis >= 0)
);
CREATE INDEX run_project_id_received_at_idx ON run (project_id, received_at DESC);
CREATE INDEX run_project_id_branch_received_at_idx ON run (project_id, branch, received_at DESC);
CREATE INDEX run_token_id_idx ON run (token_id);
COMMENT ON TABLE run IS 'One report. Handed in twice it is the same run: its content hash tells.';
COMMENT ON COLUMN run.schema_version IS 'The shape of the report, which stays as it was handed in.';
COMMENT ON COLUMN run.base_branch IS 'Where the branch is to go; its last run tells what is new.';

-- What piles up is kept by month: rows that have gone leave their space when their month does. The server makes the
-- months; what belongs to none of them is in the rest.
CREATE TABLE run_document (
    run_id bigint NOT NULL,
    received_at timestamptz NOT NULL,
    document bytea NOT NULL,
    CONSTRAINT run_document_pkey PRIMARY KEY (run_id, received_at),
    CONSTRAINT run_document_run_id_fkey FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE
) PARTITION BY RANGE (received_at);
COMMENT ON COLUMN run_document.document IS 'The report, byte for byte as it was handed in.';
CREATE TABLE run_document_rest PARTITION OF run_document DEFAULT;

CREATE TABLE script (
    id bigint GENERATED ALWAYS AS IDENTITY,
    run_id bigint NOT NULL,
    ordinal integer NOT NULL,
    path text NOT NULL,
    version text,
    description text NOT NULL,
    content_hash bytea NOT NULL,
    CONSTRAINT script_pkey PRIMARY KEY (id),
    CONSTRAINT script_run_id_ordinal_key UNIQUE (run_id, ordinal),
    CONSTRAINT script_run_id_fkey FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE,
    CONSTRAINT script_ordinal_check CHECK (ordinal >= 0),
    CONSTRAINT script_content_hash_check CHECK (octet_length(content_hash) = 32)
);
COMMENT ON COLUMN script.version IS 'Flyway''s version; none for a repeatable migration.';

CREATE TYPE severity AS ENUM ('error', 'warning', 'note');

CREATE TABLE finding (
    run_id bigint NOT NULL,
    script_id bigint,
    ordinal integer NOT NULL,
    rule text NOT NULL,
    severity severity NOT NULL,
    title text NOT NULL,
    message text NOT NULL,
    start_line integer NOT NULL,
    end_line integer NOT NULL,
    objects text[] DEFAULT '{}' NOT NULL,
    fingerprint text NOT NULL,
    suppressed_reason text,
    content_hash bytea NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT finding_pkey PRIMARY KEY (run_id, ordinal, received_at),
    CONSTRAINT finding_run_id_fkey FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE,
    CONSTRAINT finding_script_id_fkey FOREIGN KEY (script_id) REFERENCES script (id) ON DELETE CASCADE,
    CONSTRAINT finding_content_hash_check CHECK (octet_length(content_hash) = 32),
    CONSTRAINT finding_ordinal_check CHECK (ordinal >= 0),
    CONSTRAINT finding_lines_check CHECK (start_line >= 0 AND end_line >= start_line)
) PARTITION BY RANGE (received_at);
CREATE TABLE finding_rest PARTITION OF finding DEFAULT;
CREATE INDEX finding_script_id_idx ON finding (script_id);
CREATE INDEX finding_fingerprint_run_id_idx ON finding (fingerprint, run_id);
COMMENT ON COLUMN finding.script_id IS 'None where the finding is about no file.';
COMMENT ON COLUMN finding.content_hash IS 'Of the finding and its script: when it changes, a decision about it lapses.';
COMMENT ON COLUMN finding.fingerprint IS 'The same in every run while the finding is the same: its life across commits.';

-- What people say to it -----------------------------------------------------------------------------------------------

CREATE TYPE verdict AS ENUM ('approve', 'reject', 'accept_risk');

CREATE TABLE decision (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    fingerprint text NOT NULL,
    content_hash bytea NOT NULL,
    verdict verdict NOT NULL,
    reason text NOT NULL,
    decided_by bigint NOT NULL,
    decided_at timestamptz DEFAULT now() NOT NULL,
    seconded_by bigint,
    seconded_at timestamptz,
    lapsed_at timestamptz,
    branch text NOT NULL,
    rule text NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_by bigint,
    CONSTRAINT decision_pkey PRIMARY KEY (id),
    CONSTRAINT decision_project_id_fkey FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES account (id),
    CONSTRAINT decision_seconded_by_fkey FOREIGN KEY (seconded_by) REFERENCES account (id),
    CONSTRAINT decision_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES account (id),
    CONSTRAINT decision_content_hash_check CHECK (octet_length(content_hash) = 32),
    CONSTRAINT decision_reason_check CHECK (reason ~ '\S'),
    CONSTRAINT decision_second_check CHECK ((seconded_by IS NULL) = (seconded_at IS NULL)),
    CONSTRAINT decision_four_eyes_check CHECK (seconded_by <> decided_by),
    CONSTRAINT decision_withdrawn_check CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
    CONSTRAINT decision_end_check CHECK (lapsed_at IS NULL OR withdrawn_at IS NULL)
);
CREATE UNIQUE INDEX decision_standing_key ON decision (project_id, fingerprint, content_hash)
    WHERE lapsed_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX decision_project_id_fingerprint_idx ON decision (project_id, fingerprint);
CREATE INDEX decision_project_id_decided_at_idx ON decision (project_id, decided_at DESC);
CREATE INDEX decision_decided_by_idx ON decision (decided_by);
CREATE INDEX decision_seconded_by_idx ON decision (seconded_by);
CREATE INDEX decision_withdrawn_by_idx ON decision (withdrawn_by);
COMMENT ON TABLE decision IS 'About a finding with one content, run after run; one stands, others lapsed or were withdrawn.';
COMMENT ON COLUMN decision.content_hash IS 'Of the finding and its script as decided on: when it changes, the decision lapses.';
COMMENT ON COLUMN decision.branch IS 'Where the content was seen that was decided on.';
COMMENT ON COLUMN decision.rule IS 'The finding''s, which goes with its runs, while the decision stays.';

CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY,
    happened_at timestamptz DEFAULT now() NOT NULL,
    actor text NOT NULL,
    account_id bigint,
    project_id bigint,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb DEFAULT '{}' NOT NULL,
    CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_log_project_id_happened_at_idx ON audit_log (project_id, happened_at DESC);
COMMENT ON TABLE audit_log IS 'Nothing edits it, and it outlasts what it tells of: hence names, and no foreign keys.';

CREATE FUNCTION refuse_to_edit() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the table % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_log_is_only_added_to
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_edit();

-- Who is told ---------------------------------------------------------------------------------------------------------

CREATE TYPE webhook_event AS ENUM ('run_received', 'decision_made', 'decision_lapsed');

CREATE TYPE webhook_kind AS ENUM ('signed', 'github_status');
COMMENT ON TYPE webhook_kind IS 'What is sent: the event, signed; or a commit status, as GitHub wants it.';

CREATE TABLE webhook (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    url text NOT NULL,
    sealed_secret bytea NOT NULL,
    events webhook_event[] NOT NULL,
    created_by bigint,
    created_at timestamptz DEFAULT now() NOT NULL,
    disabled_at timestamptz,
    kind webhook_kind DEFAULT 'signed' NOT NULL,
    CONSTRAINT webhook_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_project_id_url_key UNIQUE (project_id, url),
    CONSTRAINT webhook_project_id_fkey FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT webhook_created_by_fkey FOREIGN KEY (created_by) REFERENCES account (id) ON DELETE SET NULL,
    CONSTRAINT webhook_url_check CHECK (url ~ '^https?://'),
    CONSTRAINT webhook_events_check CHECK (cardinality(events) > 0)
);
CREATE INDEX webhook_created_by_idx ON webhook (created_by);
COMMENT ON COLUMN webhook.sealed_secret IS 'What deliveries are signed with, or GitHub''s token, encrypted with a key that the database lacks.';

CREATE TABLE delivery (
    id bigint GENERATED ALWAYS AS IDENTITY,
    webhook_id bigint NOT NULL,
    event webhook_event NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamptz DEFAULT now(),
    delivered_at timestamptz,
    dead_at timestamptz,
    last_status integer,
    last_error text,
    CONSTRAINT delivery_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook (id) ON DELETE CASCADE,
    CONSTRAINT delivery_attempts_check CHECK (attempts >= 0),
    CONSTRAINT delivery_state_check CHECK (num_nonnulls(next_attempt_at, delivered_at, dead_at) = 1)
);
CREATE INDEX delivery_webhook_id_created_at_idx ON delivery (webhook_id, created_at DESC);
CREATE INDEX delivery_next_attempt_at_idx ON delivery (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
COMMENT ON TABLE delivery IS 'Waits for its next attempt, was delivered, or is dead after too many: one of the three.';
