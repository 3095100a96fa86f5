package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Summary;
import io.windtunnel.views.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers at the head of a report. */
public final class Summaries {

    private Summaries() {}

    /**
     * Counts.
     *
     * @param failOn findings at this level or above fail the check; empty for never
     * @param brokeDown whether the server could not go on
     */
    public static Summary of(
            List<Migration> migrations, List<Finding> findings, Optional<Severity> failOn, boolean brokeDown) {
        List<Finding> counted = findings.stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .toList();
        boolean failed = failOn.isPresent()
                && counted.stream().anyMatch(finding -> finding.severity().isAtLeast(failOn.get()));
        return new Summary(
                brokeDown ? Outcome.ERROR : failed ? Outcome.FAILED : Outcome.PASSED,
                count(counted, Severity.ERROR),
                count(counted, Severity.WARNING),
                count(counted, Severity.NOTE),
                findings.size() - counted.size(),
                migrations.size(),
                migrations.stream()
                        .flatMap(migration -> migration.statements().stream())
                        .mapToInt(Summaries::withNested)
                        .sum());
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static int withNested(Statement statement) {
        return 1 + statement.nested().stream().mapToInt(Summaries::withNested).sum();
    }

    /** What was found, in words; empty where nothing was: "1 error, 2 warnings". */
    public static String counts(Summary summary) {
        List<String> counts = new ArrayList<>();
        add(counts, summary.errors(), "error");
        add(counts, summary.warnings(), "warning");
        add(counts, summary.notes(), "note");
        if (summary.suppressed() > 0) {
            counts.add(summary.suppressed() + " suppressed");
        }
        return String.join(", ", counts);
    }

    private static void add(List<String> counts, int count, String noun) {
        if (count > 0) {
            counts.add(Count.of(count, noun));
        }
    }
}
