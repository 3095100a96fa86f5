CREATE TABLE public.note (id bigint CONSTRAINT note_pkey PRIMARY KEY);
ALTER TABLE public.note ENABLE ROW LEVEL SECURITY;
CREATE POLICY nobody ON public.note USING (false);
