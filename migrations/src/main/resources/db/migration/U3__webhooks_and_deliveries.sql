-- Lost by this script: the rows of public.delivery.
-- Lost by this script: the rows of public.webhook.

DROP TABLE public.delivery;

DROP TABLE public.webhook;

DROP TYPE public.webhook_event;
