package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * A view or a materialized view.
 *
 * @param name its name
 * @param materialized whether it stores its rows
 * @param definition the query as {@code pg_get_viewdef} prints it
 * @param parameters options such as {@code security_barrier=true}, sorted
 * @param populated whether a materialized view holds rows; true for a plain view
 * @param columns its columns in their order
 * @param indexes the indexes of a materialized view, sorted by name
 * @param triggers its triggers, sorted by name
 * @param rules its rules but the one that makes it a view, sorted by name
 * @param metadata owner, comment and privileges
 */
public record View(
        ObjectName name,
        boolean materialized,
        String definition,
        List<String> parameters,
        boolean populated,
        List<Column> columns,
        List<Index> indexes,
        List<Trigger> triggers,
        List<Rule> rules,
        ObjectMetadata metadata)
        implements CatalogObject {

    public View {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        rules = List.copyOf(rules);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(materialized ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW, name);
    }
}
