package io.windtunnel.domain.report;

/** Rows of a table that a statement wrote. */
public record Write(String relation, long inserted, long updated, long deleted, boolean existedBefore) {}
