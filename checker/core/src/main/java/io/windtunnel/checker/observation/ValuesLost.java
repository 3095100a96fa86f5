package io.windtunnel.checker.observation;

import java.util.List;
import java.util.Optional;

/**
 * Values that went with their column.
 *
 * @param relation the table; of a partitioned one the partition
 * @param column its name, not quoted
 * @param values how many there were, NULL not counted
 * @param examples some of them
 * @param found where all of them are found again
 * @param isGone whether they are nowhere else: where it is not so, and they are not found, not every row was looked at
 */
public record ValuesLost(
        Relation relation,
        String column,
        long values,
        List<String> examples,
        Optional<ValuesFound> found,
        boolean isGone)
        implements Observation {

    public ValuesLost {
        examples = List.copyOf(examples);
    }

    /**
     * A column that holds the same values.
     *
     * @param table its table, SQL-quoted with its schema
     * @param column its name, not quoted
     */
    public record ValuesFound(String table, String column) {}
}
