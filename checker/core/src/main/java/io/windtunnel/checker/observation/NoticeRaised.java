package io.windtunnel.checker.observation;

/**
 * A message of the server.
 *
 * @param severity "NOTICE", "WARNING", "INFO"
 * @param sqlState five characters, "42622" for a name that was cut
 */
public record NoticeRaised(String severity, String sqlState, String message) implements Observation {}
