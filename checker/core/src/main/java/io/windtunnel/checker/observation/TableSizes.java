package io.windtunnel.checker.observation;

import java.util.Map;
import java.util.Optional;

/**
 * How large production's tables are. A table that is not named has no known size: it is never guessed.
 *
 * @param sizes by the table's identity, SQL-quoted with its schema
 */
public record TableSizes(Map<String, TableSize> sizes) {

    /** Nothing is known. */
    public static final TableSizes UNKNOWN = new TableSizes(Map.of());

    public TableSizes {
        sizes = Map.copyOf(sizes);
    }

    /** How large the table is, where that is known. */
    public Optional<TableSize> of(String table) {
        return Optional.ofNullable(sizes.get(table));
    }
}
