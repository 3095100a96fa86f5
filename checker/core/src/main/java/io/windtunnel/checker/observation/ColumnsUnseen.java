package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * An older view that shows every column that a table had before a deployment, and none that the deployment added.
 *
 * @param scripts the deployment's
 * @param view SQL-quoted with its schema
 * @param isMaterialized whether it is a materialized one
 * @param table SQL-quoted with its schema
 * @param columns the new columns, not quoted
 */
public record ColumnsUnseen(
        List<MigrationScript> scripts, String view, boolean isMaterialized, String table, List<String> columns)
        implements Trial {

    public ColumnsUnseen {
        scripts = List.copyOf(scripts);
        columns = List.copyOf(columns);
    }
}
