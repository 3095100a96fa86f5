CREATE TABLE visit_by_year (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visit_rest PARTITION OF visit_by_year DEFAULT;
INSERT INTO visit_by_year SELECT id, at FROM visit;
