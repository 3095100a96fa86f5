CREATE SEQUENCE invoice_number;
