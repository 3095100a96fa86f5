package io.windtunnel.checker.flyway;

import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;

/** Flyway's messages as sentences: no links to its shop, no Windows line ends. */
public final class FlywayMessages {

    private FlywayMessages() {}

    /** The message of an exception of Flyway's, fit for a terminal. */
    public static String readable(FlywayException exception) {
        String message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        return message.replace("\r\n", "\n").strip();
    }

    /** The message of the cause that everything else only wraps. */
    public static String innermost(FlywayException exception) {
        Throwable cause = exception;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FlywayException flyway) {
            return readable(flyway);
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Flyway's refusal with the paths as a user would type them, and the way out where it names none. */
    static String withWayOut(FlywayException refusal, Path workingDirectory) {
        String shown = readable(refusal).replace(workingDirectory + "/", "");
        if (shown.startsWith("Found more than one")) {
            return shown + "\nGive each a version or name of its own.";
        }
        return shown.startsWith("Invalid SQL filenames")
                ? shown + "\nName them as Flyway does, V2__what_it_does.sql, or move them elsewhere."
                : shown;
    }
}
