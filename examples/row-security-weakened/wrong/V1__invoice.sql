CREATE TABLE invoice (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT invoice_pkey PRIMARY KEY,
    tenant text NOT NULL,
    total numeric(10, 2) NOT NULL
);

ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenant ON invoice USING (tenant = current_setting('app.tenant', true));
