-- added enum webhook_event: ('run_received', 'decision_made', 'decision_lapsed')
-- added table delivery
-- added table webhook

SET lock_timeout = '5s';

CREATE TYPE public.webhook_event AS ENUM ('run_received', 'decision_made', 'decision_lapsed');

CREATE TABLE public.delivery (
    id bigint GENERATED ALWAYS AS IDENTITY,
    webhook_id bigint NOT NULL,
    event public.webhook_event NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone DEFAULT now(),
    delivered_at timestamp with time zone,
    dead_at timestamp with time zone,
    last_status integer,
    last_error text,
    CONSTRAINT delivery_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT delivery_state_check CHECK ((num_nonnulls(next_attempt_at, delivered_at, dead_at) = 1))
);

COMMENT ON TABLE public.delivery IS 'Waits for its next attempt, was delivered, or is dead after too many: one of the three.';

CREATE TABLE public.webhook (
    id bigint GENERATED ALWAYS AS IDENTITY,
    project_id bigint NOT NULL,
    url text NOT NULL,
    sealed_secret bytea NOT NULL,
    events public.webhook_event[] NOT NULL,
    created_by bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    disabled_at timestamp with time zone,
    CONSTRAINT webhook_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_project_id_url_key UNIQUE (project_id, url),
    CONSTRAINT webhook_events_check CHECK ((cardinality(events) > 0)),
    CONSTRAINT webhook_url_check CHECK ((url ~ '^https?://'::text))
);

COMMENT ON COLUMN public.webhook.sealed_secret IS 'What deliveries are signed with, encrypted with a key that the database lacks.';

CREATE INDEX delivery_next_attempt_at_idx ON public.delivery USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);

CREATE INDEX delivery_webhook_id_created_at_idx ON public.delivery USING btree (webhook_id, created_at DESC);

CREATE INDEX webhook_created_by_idx ON public.webhook USING btree (created_by);

ALTER TABLE public.delivery ADD CONSTRAINT delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhook(id) ON DELETE CASCADE;

ALTER TABLE public.webhook ADD CONSTRAINT webhook_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.account(id) ON DELETE SET NULL;

ALTER TABLE public.webhook ADD CONSTRAINT webhook_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.project(id) ON DELETE CASCADE;
