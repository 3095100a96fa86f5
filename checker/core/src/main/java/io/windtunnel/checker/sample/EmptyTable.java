package io.windtunnel.checker.sample;

import io.windtunnel.checker.postgres.ObjectName;

/**
 * A table that got no row.
 *
 * @param table its name
 * @param reason what stood in the way, in one sentence without the table's name
 */
public record EmptyTable(ObjectName table, String reason) {}
