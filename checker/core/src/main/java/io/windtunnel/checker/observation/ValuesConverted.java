package io.windtunnel.checker.observation;

import java.util.Optional;

/**
 * Values that are others since their column has another type: converted back they are not what they were.
 *
 * @param relation the table; of a partitioned one the partition
 * @param column its name, not quoted
 * @param fromType the type before
 * @param toType the type after
 * @param rows how many of the rows looked at
 * @param looked how many rows were looked at
 * @param before a value as it was
 * @param after the same as it is now; empty for NULL
 */
public record ValuesConverted(
        Relation relation,
        String column,
        String fromType,
        String toType,
        int rows,
        int looked,
        String before,
        Optional<String> after)
        implements Observation {}
