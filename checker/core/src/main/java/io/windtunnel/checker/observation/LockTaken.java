package io.windtunnel.checker.observation;

import io.windtunnel.domain.postgres.LockMode;

/** A lock that the transaction did not hold before the statement. */
public record LockTaken(Relation relation, LockMode mode) implements Observation {}
