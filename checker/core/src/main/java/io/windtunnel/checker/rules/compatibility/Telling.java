package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.NameGone;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Words for what breaks code. */
final class Telling {

    private static final int SHOWN = 8;
    private static final int LONGEST_SQL = 300;

    private Telling() {}

    /** The violation where the cause is, or else at the last script. */
    static Violation at(
            Optional<Step> cause,
            Deployment deployment,
            String message,
            String help,
            List<String> objects,
            List<Evidence> evidence) {
        MigrationScript script = cause.map(Step::script).orElseGet(() -> deployment
                .migrations()
                .get(deployment.migrations().size() - 1)
                .script());
        return new Violation(
                script,
                cause.map(Step::lines).orElse(LineRange.NONE),
                message,
                help,
                objects,
                evidence,
                Optional.empty());
    }

    /** A level milder where nobody said what the code is written against. */
    static Violation milder(Violation violation, Severity usual, boolean assumed) {
        if (!assumed) {
            return violation;
        }
        return violation.at(usual == Severity.ERROR ? Severity.WARNING : Severity.NOTE);
    }

    /** Who it is that fails: code of which the model is known, or code that may be there. */
    static String whose(Broken broken, String verb) {
        return broken.trial().oldCode().assumed()
                ? "Code that still " + verb
                : "The code before (%s) %s".formatted(broken.trial().oldCode().source(), verb);
    }

    /** What was taken for granted. */
    static String assumption(Broken broken) {
        return broken.trial().oldCode().assumed()
                ? " No model of the code that runs now was given or found in Git, so it was assumed to use all that the schema before had."
                : "";
    }

    /** {@code it is called users now}; the server's own words where no name is missed. */
    static String reason(Broken broken) {
        CodeFailure first = broken.first();
        String message = clipped(first.message());
        return broken.gone()
                .map(gone -> "%s (%s, SQLSTATE %s)".formatted(missing(gone), message, first.sqlState()))
                .orElseGet(() -> "%s (SQLSTATE %s)".formatted(message, first.sqlState()));
    }

    static String missing(NameGone gone) {
        String noun = gone.name().part().isPresent() ? "column " : "";
        return gone.successor()
                .map(successor -> "%s%s is called %s now"
                        .formatted(
                                noun,
                                Wording.name(gone.name()),
                                successor.part().map(Wording::quoted).orElseGet(() -> Wording.name(successor))))
                .orElseGet(() -> "%s%s is gone".formatted(noun, Wording.name(gone.name())));
    }

    /** The object, or the column where the failure is of one. */
    static ObjectName main(Broken broken) {
        return broken.gone().map(NameGone::name).orElse(broken.first().object());
    }

    static List<Evidence> evidence(Broken broken) {
        List<Evidence> shown = broken.failures().stream()
                .limit(SHOWN)
                .map(failure -> Evidence.of(
                        "statement",
                        "%s: SQLSTATE %s, %s. On the schema before it works."
                                .formatted(
                                        clipped(failure.statement().sql()),
                                        failure.sqlState(),
                                        clipped(failure.message()))))
                .toList();
        int more = broken.failures().size() - SHOWN;
        return more <= 0
                ? shown
                : Stream.concat(
                                shown.stream(),
                                Stream.of(Evidence.of(
                                        "statement", Wording.counted(more, "more statement") + " like these.")))
                        .toList();
    }

    static String clipped(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SQL ? line : line.substring(0, LONGEST_SQL) + "...";
    }
}
