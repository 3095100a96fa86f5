-- Runs outside a transaction.

SET lock_timeout = '5s';

DROP INDEX CONCURRENTLY public.run_token_id_idx;

DROP INDEX CONCURRENTLY public.run_project_id_branch_received_at_idx;
