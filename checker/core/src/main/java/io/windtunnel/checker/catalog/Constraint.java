package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table or a domain. A plain NOT NULL is not one: it is the column's nullability, on every server; only
 * one that is not valid yet or that is not inherited stands here (PostgreSQL 18).
 *
 * @param table the table or domain that it belongs to
 * @param name its name
 * @param kind what it demands
 * @param definition as {@code pg_get_constraintdef} prints it
 * @param columns its columns, in the constraint's order
 * @param foreignKey what a foreign key points at
 * @param validated whether all rows are known to satisfy it
 * @param deferrable whether it can be deferred
 * @param initiallyDeferred whether it is deferred unless told otherwise
 * @param inherited whether it comes from a parent alone
 * @param comment what {@code COMMENT ON} says
 */
public record Constraint(
        ObjectName table,
        String name,
        ConstraintKind kind,
        String definition,
        List<String> columns,
        Optional<ForeignKey> foreignKey,
        boolean validated,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean inherited,
        Optional<String> comment)
        implements CatalogObject {

    public Constraint {
        columns = List.copyOf(columns);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.CONSTRAINT, table.part(name));
    }
}
