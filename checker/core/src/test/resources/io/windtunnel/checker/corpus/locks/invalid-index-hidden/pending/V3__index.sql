SET lock_timeout = '5s';
CREATE INDEX IF NOT EXISTS visit_page_idx ON visit (page);
