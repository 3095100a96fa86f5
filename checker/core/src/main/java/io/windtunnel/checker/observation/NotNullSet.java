package io.windtunnel.checker.observation;

import java.util.List;

/**
 * Columns that took NULL before the statement and do not after it.
 *
 * @param table the table
 * @param columns their names, not quoted
 */
public record NotNullSet(Relation table, List<String> columns) implements Observation {

    public NotNullSet {
        columns = List.copyOf(columns);
    }
}
