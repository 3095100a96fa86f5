package io.windtunnel.domain.report;

/**
 * How one side's code fared on the other's schema.
 *
 * @param object the table, view or routine that it uses
 */
public record CompatibilityResult(String object) {}
