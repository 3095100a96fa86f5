CREATE SCHEMA other;
SET search_path = other, public;
