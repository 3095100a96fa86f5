DROP INDEX IF EXISTS public.run_project_id_branch_received_at_idx, public.run_token_id_idx;
