package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.ObjectName;

/**
 * A table that got rows.
 *
 * @param table its name; for a partitioned table each partition stands for itself
 * @param rows how many; less than asked for where its constraints do not take more
 */
public record FilledTable(ObjectName table, long rows) {}
