package io.windtunnel.domain.report;

import java.util.Optional;

/**
 * Something that could not be observed, or that the run had to work around: never a hazard of the migration.
 *
 * @param message what it was, in one or two sentences
 * @param help the way out, where there is one
 * @param script the file concerned, where there is one
 * @param line the line in it
 */
public record Problem(String message, Optional<String> help, Optional<String> script, Optional<Integer> line) {

    /** A problem that no single script has. */
    public static Problem of(String message) {
        return new Problem(message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A problem that no single script has, with its way out. */
    public static Problem of(String message, String help) {
        return new Problem(message, Optional.of(help), Optional.empty(), Optional.empty());
    }

    /** A problem of a script. */
    public static Problem in(String script, int line, String message, String help) {
        return new Problem(message, Optional.of(help), Optional.of(script), Optional.of(line));
    }
}
