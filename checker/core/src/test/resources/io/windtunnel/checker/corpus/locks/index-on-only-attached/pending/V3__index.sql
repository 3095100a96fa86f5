SET lock_timeout = '5s';
CREATE INDEX visit_page_idx ON ONLY visit (page);
ALTER INDEX visit_page_idx ATTACH PARTITION visit_2024_page_idx;
ALTER INDEX visit_page_idx ATTACH PARTITION visit_2025_page_idx;
