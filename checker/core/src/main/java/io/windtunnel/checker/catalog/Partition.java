package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectName;

/**
 * A table's place in a partitioned table.
 *
 * @param parent the partitioned table
 * @param bound {@code FOR VALUES ...} or {@code DEFAULT}
 */
public record Partition(ObjectName parent, String bound) {}
