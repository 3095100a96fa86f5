-- dropped index decision_in_force_key
-- added index decision_project_id_fingerprint_idx: ON public.decision USING btree (project_id, fingerprint)
-- added index decision_standing_key
-- added index decision_withdrawn_by_idx: ON public.decision USING btree (withdrawn_by)
-- Runs outside a transaction: an index is built CONCURRENTLY, while others write.
-- If a build fails, drop the invalid index that it leaves behind first.

SET lock_timeout = '5s';

CREATE INDEX CONCURRENTLY decision_project_id_fingerprint_idx ON public.decision USING btree (project_id, fingerprint);

CREATE UNIQUE INDEX CONCURRENTLY decision_standing_key ON public.decision USING btree (project_id, fingerprint, content_hash) WHERE ((lapsed_at IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX CONCURRENTLY decision_withdrawn_by_idx ON public.decision USING btree (withdrawn_by);

-- decision_standing_key takes its place, for each content by itself.
DROP INDEX CONCURRENTLY public.decision_in_force_key;
