CREATE INDEX visit_page_idx ON ONLY visit (page);
