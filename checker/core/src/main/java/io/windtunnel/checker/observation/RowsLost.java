package io.windtunnel.checker.observation;

import java.util.Optional;

/**
 * Rows that were there before the statement and are gone after it.
 *
 * @param relation the table; of a partitioned one the partition
 * @param rows how many are gone
 * @param before how many there were
 * @param example one of them, as an INSERT; empty where it is not known which ones went
 * @param found where they are found again
 * @param isChance whether the number proves nothing: the statement chose its rows, and all that there were are samples
 */
public record RowsLost(
        Relation relation,
        long rows,
        long before,
        Optional<String> example,
        Optional<RowsFound> found,
        boolean isChance)
        implements Observation {

    /** The same rows, gone by chance. */
    public RowsLost byChance() {
        return new RowsLost(relation, rows, before, example, found, true);
    }

    /**
     * Rows found again in another table.
     *
     * @param table its name, SQL-quoted with its schema
     * @param rows how many of those that are gone
     */
    public record RowsFound(String table, long rows) {}
}
