package io.windtunnel.checker.observation;

import java.util.OptionalLong;

/**
 * How large a table is in production.
 *
 * @param rows about how many rows, as the server estimates; empty where it was never analysed
 * @param bytes about how much room they take
 */
public record TableSize(OptionalLong rows, long bytes) {

    private static final long SMALL_ROWS = 10_000;
    private static final long SMALL_BYTES = 16L << 20;

    /** Whether reading or writing all of it takes less time than anybody notices: 10,000 rows and 16 MB at most. */
    public boolean isSmall() {
        return rows.isPresent() && rows.getAsLong() <= SMALL_ROWS && bytes <= SMALL_BYTES;
    }
}
