package io.windtunnel.domain.report;

/**
 * How the undo script of a migration fared.
 *
 * @param version Flyway's version of both
 * @param script the undo script
 */
public record UndoResult(String version, String script) {}
