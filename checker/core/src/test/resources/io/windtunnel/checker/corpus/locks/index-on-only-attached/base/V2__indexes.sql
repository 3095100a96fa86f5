CREATE INDEX visit_2024_page_idx ON visit_2024 (page);
CREATE INDEX visit_2025_page_idx ON visit_2025 (page);
