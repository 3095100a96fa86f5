SET lock_timeout = '5s';

ALTER TABLE public.finding DROP CONSTRAINT finding_content_hash_check;

ALTER TABLE public.finding ALTER COLUMN content_hash DROP NOT NULL;

ALTER TABLE public.run ALTER COLUMN document DROP NOT NULL;

ALTER TABLE public.run ALTER COLUMN suppressed DROP NOT NULL;

ALTER TABLE public.finding ADD CONSTRAINT check_content_hash_is_not_null CHECK ((content_hash IS NOT NULL)) NOT VALID;

ALTER TABLE public.finding ADD CONSTRAINT finding_content_hash_check CHECK ((octet_length(content_hash) = 32)) NOT VALID;

ALTER TABLE public.run ADD CONSTRAINT check_document_is_not_null CHECK ((document IS NOT NULL)) NOT VALID;

ALTER TABLE public.run ADD CONSTRAINT check_suppressed_is_not_null CHECK ((suppressed IS NOT NULL)) NOT VALID;
