package io.windtunnel.domain.report;

/** A message that the server sent: {@code NOTICE}, {@code WARNING}, {@code INFO}. */
public record Notice(String severity, String sqlState, String message) {}
