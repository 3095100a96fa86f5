package io.windtunnel.checker.observation;

import java.util.OptionalLong;

/**
 * How large a table is in production.
 *
 * @param rows about how many rows, as the server estimates; empty where it was never analysed
 * @param bytes about how much room they take
 */
public record TableSize(OptionalLong rows, long bytes) {

    /** Whether it is known to have no more than that. */
    public boolean isAtMost(long mostRows, long mostBytes) {
        return rows.isPresent() && rows.getAsLong() <= mostRows && bytes <= mostBytes;
    }
}
