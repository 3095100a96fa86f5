package io.windtunnel.domain.report;

import java.util.List;

/**
 * The rows that were made up before the flight.
 *
 * @param tables how many tables got some
 * @param rows how many rows that were
 * @param empty the tables that got none
 */
public record Samples(int tables, long rows, List<EmptyTable> empty) {

    public Samples {
        empty = List.copyOf(empty);
    }

    /** A table that could not be filled, and why. */
    public record EmptyTable(String table, String reason) {}
}
