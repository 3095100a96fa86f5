-- added index run_project_id_branch_received_at_idx: ON public.run USING btree (project_id, branch, received_at DESC)
-- added index run_token_id_idx: ON public.run USING btree (token_id)
-- Runs outside a transaction: an index is built CONCURRENTLY, while others write.
-- If a build fails, drop the invalid index that it leaves behind first.

SET lock_timeout = '5s';

CREATE INDEX CONCURRENTLY run_project_id_branch_received_at_idx ON public.run USING btree (project_id, branch, received_at DESC);

CREATE INDEX CONCURRENTLY run_token_id_idx ON public.run USING btree (token_id);
