DROP POLICY own_tenant ON invoice;
CREATE POLICY by_tenant ON invoice USING (tenant = tenant);
