package io.windtunnel.checker.observation;

/**
 * A table that became a partition, or is one no longer.
 *
 * @param partition the table
 * @param parent the table that it is or was a partition of
 * @param attached whether it became one
 */
public record PartitionMoved(Relation partition, Relation parent, boolean attached) implements Observation {}
