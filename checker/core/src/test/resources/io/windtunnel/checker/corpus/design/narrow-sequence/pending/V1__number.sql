CREATE SEQUENCE public.invoice_number AS integer;
