package io.windtunnel.domain.report;

/**
 * An object of the schema.
 *
 * @param kind Postgres's word, "table", "table column", "table constraint"
 * @param object its identity as Postgres writes it, "public.users"
 */
public record SchemaObject(String kind, String object) {}
