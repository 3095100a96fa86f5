package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ConstraintKind;
import java.util.Optional;

/**
 * A constraint that was {@code NOT VALID} before the statement and is valid after it.
 *
 * @param table the table
 * @param name of the constraint, not quoted
 * @param referenced the table that a foreign key points at
 */
public record ConstraintValidated(Relation table, String name, ConstraintKind kind, Optional<Relation> referenced)
        implements Observation {}
