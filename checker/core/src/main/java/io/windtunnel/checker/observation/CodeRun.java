package io.windtunnel.checker.observation;

import java.util.List;

/**
 * The statements of one side's code on the other side's schema.
 *
 * @param source what the code is known from, for people
 * @param assumed whether that is only the schema that it ran on, since no model of the code was to be had
 * @param statements how many were tried
 * @param failures those that failed
 */
public record CodeRun(String source, boolean assumed, int statements, List<CodeFailure> failures) {

    public CodeRun {
        failures = List.copyOf(failures);
    }
}
