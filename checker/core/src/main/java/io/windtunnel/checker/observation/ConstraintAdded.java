package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ConstraintKind;
import java.util.Optional;

/**
 * A constraint that a table did not have before the statement.
 *
 * @param table the table
 * @param name of the constraint, not quoted
 * @param validated whether the rows that are there have to satisfy it: false for {@code NOT VALID}
 * @param referenced the table that a foreign key points at
 * @param builtIndex whether the statement built the index that it relies on: not so with {@code USING INDEX}
 * @param definition as Postgres prints it; empty where it was not read
 */
public record ConstraintAdded(
        Relation table,
        String name,
        ConstraintKind kind,
        boolean validated,
        Optional<Relation> referenced,
        boolean builtIndex,
        Optional<String> definition)
        implements Observation {}
