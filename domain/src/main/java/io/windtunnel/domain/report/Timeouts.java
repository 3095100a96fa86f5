package io.windtunnel.domain.report;

/** The time-outs in force, as {@code SHOW} prints them ("0" is none). */
public record Timeouts(String lock, String statement, String idleInTransaction) {}
