package io.windtunnel.checker.sample;

/**
 * How many rows a table gets.
 *
 * @param rows for each table, and for each partition that holds rows; none for 0
 */
public record SampleSize(long rows) {

    public SampleSize {
        if (rows < 0) {
            throw new IllegalArgumentException("a table cannot have " + rows + " rows");
        }
    }
}
