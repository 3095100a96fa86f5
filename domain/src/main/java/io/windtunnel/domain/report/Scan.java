package io.windtunnel.domain.report;

/**
 * Sequential scans of a table.
 *
 * @param rows rows read by them
 * @param times how many there were
 */
public record Scan(String relation, long rows, long times, boolean existedBefore) {}
