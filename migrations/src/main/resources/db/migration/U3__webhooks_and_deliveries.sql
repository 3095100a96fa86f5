-- Lost by this script: the rows of public.delivery.
-- Lost by this script: the rows of public.webhook.

-- windtunnel:ignore-file many-tables-locked the server migrates before it takes requests

SET lock_timeout = '5s';

DROP TABLE public.delivery;

DROP TABLE public.webhook;

DROP TYPE public.webhook_event;
