SET lock_timeout = '5s';
ALTER TABLE public.old ADD COLUMN data json;
