SET lock_timeout = '5s';
CREATE INDEX visit_page_idx ON visit (page);
