package io.windtunnel.checker.observation;

/**
 * An object that a statement created.
 *
 * @param nameByPostgres whether it is a constraint or index whose name is the one that Postgres would choose
 */
public record ObjectCreated(SchemaObject object, boolean nameByPostgres) implements Observation {}
