package io.windtunnel.checker.observation;

/**
 * A setting of the session that has another value after the statement, for the transaction or for longer.
 *
 * @param name {@code search_path}, {@code role}, {@code TimeZone} or {@code session_replication_role}
 * @param from its value before
 * @param to its value after
 */
public record SettingChanged(String name, String from, String to) implements Observation {}
