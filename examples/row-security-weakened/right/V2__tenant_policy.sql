SET lock_timeout = '5s';
DROP POLICY own_tenant ON invoice;
CREATE POLICY by_tenant ON invoice USING (tenant = current_setting('app.tenant', true));
