package io.windtunnel.checker.observation;

/**
 * Sequential scans, as {@code pg_stat_xact_all_tables} counts them.
 *
 * @param scans scans begun
 * @param rows rows read by them
 */
public record RelationScanned(Relation relation, long scans, long rows) implements Observation {}
