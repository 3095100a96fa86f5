package io.windtunnel.checker.rule;

import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Fix;
import java.util.List;
import java.util.Optional;

/**
 * A hazard that was observed at one place.
 *
 * @param file the script as the user would name it, or what else is wrong
 * @param version Flyway's version of it
 * @param lines where in it; none where it has none
 * @param message what happened and why it hurts: the observed fact with the object's name
 * @param help what to do instead
 * @param objects the identities of the objects concerned, the main one first
 * @param evidence what was seen
 * @param fix the change to the scripts that mends it, where it can be written down
 */
public record Violation(
        String file,
        Optional<String> version,
        LineRange lines,
        String message,
        String help,
        List<String> objects,
        List<Evidence> evidence,
        Optional<Fix> fix) {

    public Violation {
        objects = List.copyOf(objects);
        evidence = List.copyOf(evidence);
    }

    /** A hazard in a script. */
    public Violation(
            MigrationScript script,
            LineRange lines,
            String message,
            String help,
            List<String> objects,
            List<Evidence> evidence,
            Optional<Fix> fix) {
        this(script.path(), script.version(), lines, message, help, objects, evidence, fix);
    }
}
