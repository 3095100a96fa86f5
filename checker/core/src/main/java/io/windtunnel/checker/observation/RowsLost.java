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
 */
public record RowsLost(Relation relation, long rows, long before, Optional<String> example, Optional<RowsFound> found)
        implements Observation {

    /**
     * Rows found again in another table.
     *
     * @param table its name, SQL-quoted with its schema
     * @param rows how many of those that are gone
     */
    public record RowsFound(String table, long rows) {}
}
