-- What the code before does not know stands where it does not look.
SET lock_timeout = '5s';
CREATE TABLE refunds (
    order_id bigint,
    CONSTRAINT refunds_pkey PRIMARY KEY (order_id),
    CONSTRAINT refunds_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders
);
