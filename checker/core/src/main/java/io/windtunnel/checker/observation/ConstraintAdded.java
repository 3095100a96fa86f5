package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ConstraintKind;
import java.util.Optional;

/**
 * A constraint that a table did not have before the statement, or that a column's new type made Postgres make anew.
 *
 * @param table the table
 * @param name of the constraint, not quoted
 * @param validated whether the rows that are there have to satisfy it: false for {@code NOT VALID}
 * @param referenced the table that a foreign key points at
 * @param builtIndex whether the statement built the index that it relies on: not so with {@code USING INDEX}
 * @param remade whether the table had one of this kind and name
 * @param definition as Postgres prints it; empty where it was not read
 */
public record ConstraintAdded(
        Relation table,
        String name,
        ConstraintKind kind,
        boolean validated,
        Optional<Relation> referenced,
        boolean builtIndex,
        boolean remade,
        Optional<String> definition)
        implements Observation {}
