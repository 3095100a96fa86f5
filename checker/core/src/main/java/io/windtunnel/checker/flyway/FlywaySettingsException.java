package io.windtunnel.checker.flyway;

/** The team's set-up cannot be used: the message says what and why, and names the way out. */
public final class FlywaySettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A problem of the set-up. */
    public FlywaySettingsException(String message) {
        super(message);
    }

    /** A problem of the set-up that something else told of. */
    public FlywaySettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
