CREATE SCHEMA reporting;
CREATE TABLE reporting.sales (id bigint CONSTRAINT sales_pkey PRIMARY KEY);
