-- Runs outside a transaction.

DROP INDEX CONCURRENTLY public.run_token_id_idx;

DROP INDEX CONCURRENTLY public.run_project_id_branch_received_at_idx;
