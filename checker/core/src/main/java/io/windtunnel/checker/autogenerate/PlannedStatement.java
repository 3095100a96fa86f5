package io.windtunnel.checker.autogenerate;

/**
 * One statement of a script and the operation that it belongs to.
 *
 * @param operation the operation
 * @param sql the statement without its semicolon, comments before it
 */
public record PlannedStatement(Operation operation, String sql) {}
