package io.windtunnel.checker.catalog;

/**
 * A reading of the catalog.
 *
 * @param snapshot the schema, without a trace of the server's inner numbers
 * @param oids those numbers, to find an object again that Postgres names by them
 */
public record Catalog(CatalogSnapshot snapshot, CatalogOids oids) {}
