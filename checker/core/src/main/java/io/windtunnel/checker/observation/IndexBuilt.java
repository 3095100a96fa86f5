package io.windtunnel.checker.observation;

import java.util.Optional;

/**
 * An index that a table did not have before the statement, with a file of its own.
 *
 * @param index the index
 * @param table its table
 * @param valid whether queries can use it
 * @param definition as Postgres prints it; empty where it was not read
 */
public record IndexBuilt(Relation index, Relation table, boolean valid, Optional<String> definition)
        implements Observation {}
