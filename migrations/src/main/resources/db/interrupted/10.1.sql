DROP INDEX IF EXISTS public.decision_project_id_fingerprint_idx, public.decision_standing_key, public.decision_withdrawn_by_idx;
-- The script drops it at its end; where that has been done, there is one to drop again.
CREATE INDEX IF NOT EXISTS decision_in_force_key ON public.decision USING btree (project_id);
