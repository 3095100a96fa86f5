package io.windtunnel.checker.observation;

/** The time-outs in force when a statement started, as {@code SHOW} prints them; "0" means none. */
public record SessionTimeouts(String lock, String statement, String idleInTransaction) {}
