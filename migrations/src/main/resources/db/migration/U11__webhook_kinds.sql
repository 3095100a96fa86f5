-- Lost by this script: the values of public.webhook.kind.

SET lock_timeout = '5s';

ALTER TABLE public.webhook DROP COLUMN kind;

COMMENT ON COLUMN public.webhook.sealed_secret IS 'What deliveries are signed with, encrypted with a key that the database lacks.';

DROP TYPE public.webhook_kind;
