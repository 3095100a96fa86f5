-- Runs outside a transaction.

SET lock_timeout = '5s';

-- One decision is left to stand for each finding: the newest.
UPDATE public.decision
SET lapsed_at = coalesce(withdrawn_at, now()), withdrawn_at = NULL, withdrawn_by = NULL
WHERE withdrawn_at IS NOT NULL
   OR lapsed_at IS NULL AND EXISTS (
       SELECT FROM public.decision newer
       WHERE newer.project_id = decision.project_id AND newer.fingerprint = decision.fingerprint
         AND newer.lapsed_at IS NULL AND newer.withdrawn_at IS NULL AND newer.id > decision.id);

CREATE UNIQUE INDEX CONCURRENTLY decision_in_force_key ON public.decision USING btree (project_id, fingerprint) WHERE (lapsed_at IS NULL);

DROP INDEX CONCURRENTLY public.decision_withdrawn_by_idx;

DROP INDEX CONCURRENTLY public.decision_standing_key;

DROP INDEX CONCURRENTLY public.decision_project_id_fingerprint_idx;
