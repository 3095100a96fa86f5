package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * A table with everything that stands on it. The lists of constraints, indexes, triggers, rules and policies are
 * sorted by name; columns stand in their order.
 *
 * @param name its name
 * @param kind ordinary, partitioned or foreign
 * @param properties what is set for the table as a whole
 * @param columns the columns; the place in the list is the position
 * @param constraints the constraints, inherited ones too
 * @param indexes the indexes, those behind constraints too
 * @param triggers the triggers, without Postgres's internal ones
 * @param rules the rewrite rules
 * @param policies the row security policies
 * @param metadata owner, comment and privileges
 */
public record Table(
        ObjectName name,
        TableKind kind,
        TableProperties properties,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Trigger> triggers,
        List<Rule> rules,
        List<Policy> policies,
        ObjectMetadata metadata)
        implements CatalogObject {

    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        rules = List.copyOf(rules);
        policies = List.copyOf(policies);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.TABLE, name);
    }

    /** The column of that name. */
    public Optional<Column> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** Whether it is a partition of another table. */
    public boolean isPartition() {
        return properties.partition().isPresent();
    }
}
