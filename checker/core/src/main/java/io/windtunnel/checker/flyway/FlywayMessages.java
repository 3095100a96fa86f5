package io.windtunnel.checker.flyway;

import org.flywaydb.core.api.FlywayException;

/** Flyway's messages as sentences: no links to its shop, no Windows line ends. */
public final class FlywayMessages {

    private FlywayMessages() {}

    /** The message of an exception of Flyway's, fit for a terminal. */
    public static String readable(FlywayException exception) {
        String message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        return message.replace("\r\n", "\n").strip();
    }
}
