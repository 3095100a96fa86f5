package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Summary;
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
}
