-- added enum webhook_kind: ('signed', 'github_status')
-- added column webhook.kind public.webhook_kind DEFAULT 'signed'::public.webhook_kind NOT NULL
-- altered column webhook.sealed_secret: comment differs

SET lock_timeout = '5s';

CREATE TYPE public.webhook_kind AS ENUM ('signed', 'github_status');

COMMENT ON TYPE public.webhook_kind IS 'What is sent: the event, signed; or a commit status, as GitHub wants it.';

ALTER TABLE public.webhook ADD COLUMN kind public.webhook_kind DEFAULT 'signed'::public.webhook_kind NOT NULL;

COMMENT ON COLUMN public.webhook.sealed_secret IS 'What deliveries are signed with, or GitHub''s token, encrypted with a key that the database lacks.';
