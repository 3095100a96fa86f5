-- Reads every row of the tables, while others read and write.

SET lock_timeout = '5s';

ALTER TABLE public.finding VALIDATE CONSTRAINT check_content_hash_is_not_null;

ALTER TABLE public.finding VALIDATE CONSTRAINT finding_content_hash_check;

ALTER TABLE public.run VALIDATE CONSTRAINT check_document_is_not_null;

ALTER TABLE public.run VALIDATE CONSTRAINT check_suppressed_is_not_null;

ALTER TABLE public.finding ALTER COLUMN content_hash SET NOT NULL;

ALTER TABLE public.run ALTER COLUMN document SET NOT NULL;

ALTER TABLE public.run ALTER COLUMN suppressed SET NOT NULL;

ALTER TABLE public.run DROP CONSTRAINT check_suppressed_is_not_null;

ALTER TABLE public.run DROP CONSTRAINT check_document_is_not_null;

ALTER TABLE public.finding DROP CONSTRAINT check_content_hash_is_not_null;
