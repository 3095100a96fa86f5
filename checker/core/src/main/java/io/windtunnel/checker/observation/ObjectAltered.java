package io.windtunnel.checker.observation;

/**
 * An object that a statement changed.
 *
 * @param commandTag the command that did it, "ALTER TABLE", "COMMENT", "GRANT"
 */
public record ObjectAltered(SchemaObject object, String commandTag) implements Observation {}
