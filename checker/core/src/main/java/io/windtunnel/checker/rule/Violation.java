package io.windtunnel.checker.rule;

import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Fix;
import io.windtunnel.domain.report.Severity;
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
 * @param onlyBlocks the tables that others have to wait for, where waiting is all the harm that it does: it fades to a
 *     note where all of them are small in production; empty where there is other harm
 * @param severity how bad it is here, where that is not what the rule says
 */
public record Violation(
        String file,
        Optional<String> version,
        LineRange lines,
        String message,
        String help,
        List<String> objects,
        List<Evidence> evidence,
        Optional<Fix> fix,
        List<String> onlyBlocks,
        Optional<Severity> severity) {

    public Violation {
        objects = List.copyOf(objects);
        evidence = List.copyOf(evidence);
        onlyBlocks = List.copyOf(onlyBlocks);
    }

    /** A hazard as bad as its rule says. */
    public Violation(
            String file,
            Optional<String> version,
            LineRange lines,
            String message,
            String help,
            List<String> objects,
            List<Evidence> evidence,
            Optional<Fix> fix) {
        this(file, version, lines, message, help, objects, evidence, fix, List.of(), Optional.empty());
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

    /** The same, of which is known that others wait for these tables, and that this is all. */
    public Violation onlyBlocking(List<String> tables) {
        return new Violation(file, version, lines, message, help, objects, evidence, fix, tables, severity);
    }

    /** The same, as bad as this. */
    public Violation at(Severity level) {
        return new Violation(
                file, version, lines, message, help, objects, evidence, fix, onlyBlocks, Optional.of(level));
    }
}
